package io.tracepress.gateway.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/** For web pages, whose scripts must never see a refresh token: it travels in an HttpOnly cookie only. */
final class RefreshCookie {

    static final String NAME = "refresh_token";
    private static final String CLIENT_HEADER = "Tracepress-Client";

    private RefreshCookie() {}

    static boolean isWebClient(HttpServletRequest request) {
        return "web".equals(request.getHeader(CLIENT_HEADER));
    }

    /** The tokens in the body, or for a web client the refresh token in the cookie. */
    static ResponseEntity<AuthClient.Tokens> answer(AuthClient.Tokens tokens, HttpServletRequest request) {
        var answer = ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!isWebClient(request)) {
            return answer.body(tokens);
        }
        String cookie = cookie(request, tokens.refreshToken(), tokens.refreshLifetime());
        return answer.header(HttpHeaders.SET_COOKIE, cookie).body(tokens.withoutRefreshToken());
    }

    static String cleared(HttpServletRequest request) {
        return cookie(request, "", Duration.ZERO);
    }

    private static String cookie(HttpServletRequest request, String value, Duration lifetime) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                // Plain HTTP is for this machine only; browsers would drop a Secure cookie there.
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/auth")
                .maxAge(lifetime)
                .build()
                .toString();
    }
}
