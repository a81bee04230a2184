package io.tracepress.gateway.users;

import io.tracepress.kit.time.ProtoTime;
import io.tracepress.user.v1.GetUserRequest;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** user-service, as REST sees it. */
@Component
class UserClient {

    private final UserServiceBlockingStub userService;

    UserClient(UserServiceBlockingStub userService) {
        this.userService = userService;
    }

    record Profile(String id, String username, String displayName, String bio, Instant createdAt) {}

    Profile me() {
        return profile(userService.getUser(GetUserRequest.getDefaultInstance()).getUser());
    }

    private static Profile profile(User user) {
        return new Profile(
                user.getId(),
                user.getUsername(),
                user.getDisplayName(),
                user.getBio(),
                ProtoTime.instant(user.getCreateTime()));
    }
}
