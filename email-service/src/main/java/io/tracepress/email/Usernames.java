package io.tracepress.email;

import io.tracepress.user.v1.BatchGetUsersRequest;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What users are called; not by the name that they show, which could be any text. */
@Component
class Usernames {

    private final UserServiceBlockingStub userService;

    Usernames(UserServiceBlockingStub userService) {
        this.userService = userService;
    }

    /** Empty when the profile is gone, or has not arrived yet. */
    Optional<String> of(String userId) {
        var request = BatchGetUsersRequest.newBuilder().addIds(userId).build();
        return userService.batchGetUsers(request).getUsersList().stream()
                .findFirst()
                .map(User::getUsername)
                .map(SingleLine::ofName);
    }
}
