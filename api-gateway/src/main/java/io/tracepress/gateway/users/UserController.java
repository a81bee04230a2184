package io.tracepress.gateway.users;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/users")
class UserController {

    private final UserClient users;

    UserController(UserClient users) {
        this.users = users;
    }

    @GetMapping("/me")
    UserClient.Profile me() {
        return users.me();
    }
}
