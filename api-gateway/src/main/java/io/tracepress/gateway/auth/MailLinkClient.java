package io.tracepress.gateway.auth;

import static java.util.Objects.requireNonNullElse;

import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.Client;
import io.tracepress.auth.v1.RequestEmailVerificationRequest;
import io.tracepress.auth.v1.RequestPasswordResetRequest;
import io.tracepress.auth.v1.ResetPasswordRequest;
import io.tracepress.auth.v1.UnsubscribeRequest;
import io.tracepress.auth.v1.VerifyEmailRequest;
import io.tracepress.kit.channels.ServiceChannels;
import org.springframework.stereotype.Component;

/** What auth-service does by mail: whoever has the link may do what it is for, so only asking again needs a user. */
@Component
class MailLinkClient {

    private final AuthServiceBlockingStub asUser;
    private final AuthServiceBlockingStub asGateway;

    MailLinkClient(ServiceChannels channels) {
        this.asUser = AuthServiceGrpc.newBlockingStub(channels.forCaller("auth-service"));
        this.asGateway = AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
    }

    void requestPasswordReset(MailLinkController.PasswordResetMail mail, Client client) {
        asGateway.requestPasswordReset(RequestPasswordResetRequest.newBuilder()
                .setEmail(orEmpty(mail.email()))
                .setClient(client)
                .build());
    }

    void resetPassword(MailLinkController.PasswordReset reset) {
        asGateway.resetPassword(ResetPasswordRequest.newBuilder()
                .setToken(orEmpty(reset.token()))
                .setNewPassword(orEmpty(reset.newPassword()))
                .build());
    }

    void requestEmailVerification() {
        asUser.requestEmailVerification(RequestEmailVerificationRequest.getDefaultInstance());
    }

    void verifyEmail(String token) {
        asGateway.verifyEmail(
                VerifyEmailRequest.newBuilder().setToken(orEmpty(token)).build());
    }

    void unsubscribe(String token) {
        asGateway.unsubscribe(
                UnsubscribeRequest.newBuilder().setToken(orEmpty(token)).build());
    }

    // The service knows the rules, and names a missing field as it names a wrong one.
    private static String orEmpty(String value) {
        return requireNonNullElse(value, "");
    }
}
