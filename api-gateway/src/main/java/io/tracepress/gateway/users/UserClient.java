package io.tracepress.gateway.users;

import io.tracepress.kit.time.ProtoTime;
import io.tracepress.user.v1.GetUserByUsernameRequest;
import io.tracepress.user.v1.GetUserRequest;
import io.tracepress.user.v1.UpdateUserRequest;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import java.time.Instant;
import java.util.Optional;
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

    Profile get(String username) {
        var request =
                GetUserByUsernameRequest.newBuilder().setUsername(username).build();
        return profile(userService.getUserByUsername(request).getUser());
    }

    Profile change(UserController.ProfilePatch patch) {
        var request = UpdateUserRequest.newBuilder();
        Optional.ofNullable(patch.displayName()).ifPresent(request::setDisplayName);
        Optional.ofNullable(patch.bio()).ifPresent(request::setBio);
        return profile(userService.updateUser(request.build()).getUser());
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
