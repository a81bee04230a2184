package io.tracepress.gateway.users;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/users")
class UserController {

    private final UserClient users;

    UserController(UserClient users) {
        this.users = users;
    }

    /** What a user changes; what is null stays as it is. */
    record ProfilePatch(String displayName, String bio) {}

    @GetMapping("/me")
    UserClient.Profile me() {
        return users.me();
    }

    @PatchMapping("/me")
    UserClient.Profile change(@RequestBody ProfilePatch patch) {
        return users.change(patch);
    }

    @GetMapping("/{username}")
    UserClient.Profile get(@PathVariable String username) {
        return users.get(username);
    }
}
