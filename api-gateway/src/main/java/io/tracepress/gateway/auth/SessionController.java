package io.tracepress.gateway.auth;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The devices on which a user is logged in. */
@RestController
@RequestMapping("/auth/sessions")
class SessionController {

    private final AuthClient auth;

    SessionController(AuthClient auth) {
        this.auth = auth;
    }

    @GetMapping
    AuthClient.Sessions list() {
        return auth.sessions();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id) {
        auth.endSession(id);
    }
}
