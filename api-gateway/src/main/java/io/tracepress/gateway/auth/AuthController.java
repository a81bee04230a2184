package io.tracepress.gateway.auth;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth")
class AuthController {

    private final AuthClient auth;

    AuthController(AuthClient auth) {
        this.auth = auth;
    }

    record Registration(String email, String username, String password) {}

    record Login(String email, String password) {}

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    AuthClient.Account register(@RequestBody Registration body) {
        return auth.register(body);
    }

    @PostMapping("/login")
    AuthClient.Tokens login(@RequestBody Login body) {
        return auth.login(body);
    }
}
