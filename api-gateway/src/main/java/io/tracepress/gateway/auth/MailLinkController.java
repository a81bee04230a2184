package io.tracepress.gateway.auth;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks for a mail with a link, or does what such a link is for; the pages that links open call it. */
@RestController
@RequestMapping("/auth")
class MailLinkController {

    private final MailLinkClient mailLinks;

    MailLinkController(MailLinkClient mailLinks) {
        this.mailLinks = mailLinks;
    }

    record PasswordResetMail(String email) {}

    record PasswordReset(String token, String newPassword) {}

    record EmailVerification(String token) {}

    /** Says nothing about whether there is such an account. */
    @PostMapping("/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestPasswordReset(@RequestBody PasswordResetMail body, HttpServletRequest request) {
        mailLinks.requestPasswordReset(body, ClientOrigin.of(request));
    }

    @PostMapping("/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(@RequestBody PasswordReset body) {
        mailLinks.resetPassword(body);
    }

    @PostMapping("/email-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestEmailVerification() {
        mailLinks.requestEmailVerification();
    }

    @PostMapping("/email-verification/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verifyEmail(@RequestBody EmailVerification body) {
        mailLinks.verifyEmail(body.token());
    }
}
