package io.tracepress.gateway.auth;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and tokens. */
@RestController
@RequestMapping("/auth")
class AuthController {

    private final AuthClient auth;

    AuthController(AuthClient auth) {
        this.auth = auth;
    }

    record Registration(String email, String username, String password) {}

    record Login(String email, String password) {}

    record Refresh(String refreshToken) {}

    record PasswordChange(String currentPassword, String newPassword) {}

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    AuthClient.Account register(@RequestBody Registration body) {
        return auth.register(body);
    }

    @PostMapping("/login")
    ResponseEntity<AuthClient.Tokens> login(@RequestBody Login body, HttpServletRequest request) {
        return RefreshCookie.answer(auth.login(body, ClientOrigin.of(request)), request);
    }

    @PostMapping("/refresh")
    ResponseEntity<AuthClient.Tokens> refresh(
            @RequestBody(required = false) Refresh body,
            @CookieValue(name = RefreshCookie.NAME, required = false) String cookie,
            HttpServletRequest request) {
        // A browser sends the cookie by itself, so it counts only beside the header that other sites cannot send.
        String token = RefreshCookie.isWebClient(request) ? cookie : body == null ? null : body.refreshToken();
        return RefreshCookie.answer(auth.refresh(token), request);
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(HttpServletRequest request) {
        auth.logout();
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshCookie.cleared(request))
                .build();
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordChange body, HttpServletRequest request) {
        auth.changePassword(body, ClientOrigin.of(request));
    }
}
