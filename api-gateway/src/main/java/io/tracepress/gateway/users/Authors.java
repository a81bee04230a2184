package io.tracepress.gateway.users;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.gateway.requests.Decoration;
import io.tracepress.gateway.requests.RequestSettings;
import io.tracepress.user.v1.BatchGetUsersRequest;
import io.tracepress.user.v1.BatchGetUsersResponse;
import io.tracepress.user.v1.GetUserByUsernameRequest;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceFutureStub;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names that pages show for their authors: one call per page. */
@Component
public class Authors {

    private final UserServiceFutureStub userService;
    private final UserServiceBlockingStub profiles;
    private final RequestSettings settings;

    Authors(UserServiceFutureStub userService, UserServiceBlockingStub profiles, RequestSettings settings) {
        this.userService = userService;
        this.profiles = profiles;
        this.settings = settings;
    }

    /** What is known of an author; both are null when user-service does not answer. */
    public record Author(String username, String displayName) {

        public static final Author UNKNOWN = new Author(null, null);
    }

    /** The id of the user with this name; empty when nobody has it. */
    public Optional<String> idOf(String username) {
        var request =
                GetUserByUsernameRequest.newBuilder().setUsername(username).build();
        try {
            return Optional.of(profiles.getUserByUsername(request).getUser().getId());
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Asks for the names of these users. */
    public Decoration<BatchGetUsersResponse, Author> namesOf(Stream<String> userIds) {
        var request = BatchGetUsersRequest.newBuilder()
                .addAllIds(userIds.distinct().toList())
                .build();
        var answer = userService
                .withDeadlineAfter(settings.decorationDeadline().toMillis(), TimeUnit.MILLISECONDS)
                .batchGetUsers(request);
        return new Decoration<>(
                answer,
                users -> users.getUsersList().stream()
                        .collect(Collectors.toMap(
                                User::getId, user -> new Author(user.getUsername(), user.getDisplayName()))));
    }
}
