package io.tracepress.auth;

import io.tracepress.auth.v1.ChangePasswordRequest;
import io.tracepress.auth.v1.ChangePasswordResponse;
import io.tracepress.auth.v1.GetUsernameRequest;
import io.tracepress.auth.v1.GetUsernameResponse;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.RequestEmailVerificationRequest;
import io.tracepress.auth.v1.RequestEmailVerificationResponse;
import io.tracepress.auth.v1.RequestPasswordResetRequest;
import io.tracepress.auth.v1.RequestPasswordResetResponse;
import io.tracepress.auth.v1.ResetPasswordRequest;
import io.tracepress.auth.v1.ResetPasswordResponse;
import io.tracepress.auth.v1.VerifyEmailRequest;
import io.tracepress.auth.v1.VerifyEmailResponse;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.identity.CallerAttributes;
import io.tracepress.kit.validation.InputValidator;
import org.springframework.stereotype.Component;

/** Calls about accounts: how they come about, and how their owners prove and change things. */
@Component
class AccountCalls {

    private final InputValidator inputs;
    private final Registrar registrar;
    private final PasswordChanger passwordChanger;
    private final PasswordResets passwordResets;
    private final EmailVerifications emailVerifications;
    private final CredentialRepository credentials;

    AccountCalls(
            InputValidator inputs,
            Registrar registrar,
            PasswordChanger passwordChanger,
            PasswordResets passwordResets,
            EmailVerifications emailVerifications,
            CredentialRepository credentials) {
        this.inputs = inputs;
        this.registrar = registrar;
        this.passwordChanger = passwordChanger;
        this.passwordResets = passwordResets;
        this.emailVerifications = emailVerifications;
        this.credentials = credentials;
    }

    RegisterResponse register(RegisterRequest request) {
        var account = inputs.valid(new NewAccount(request.getEmail(), request.getUsername(), request.getPassword()));
        var credential = registrar.register(account);
        return RegisterResponse.newBuilder()
                .setUserId(credential.userId().toString())
                .setUsername(credential.username())
                .setEmail(credential.email())
                .build();
    }

    ChangePasswordResponse changePassword(ChangePasswordRequest request) {
        passwordChanger.change(
                Caller.current(),
                request.getCurrentPassword(),
                inputs.valid(new NewPassword(request.getNewPassword())),
                request.getClient().getAddress());
        return ChangePasswordResponse.getDefaultInstance();
    }

    RequestPasswordResetResponse requestPasswordReset(RequestPasswordResetRequest request) {
        passwordResets.request(request.getEmail(), request.getClient().getAddress());
        return RequestPasswordResetResponse.getDefaultInstance();
    }

    ResetPasswordResponse resetPassword(ResetPasswordRequest request) {
        passwordResets.reset(
                request.getToken(),
                inputs.valid(new NewPassword(request.getNewPassword())),
                request.getClient().getAddress());
        return ResetPasswordResponse.getDefaultInstance();
    }

    RequestEmailVerificationResponse requestEmailVerification(RequestEmailVerificationRequest request) {
        emailVerifications.request(Caller.current());
        return RequestEmailVerificationResponse.getDefaultInstance();
    }

    VerifyEmailResponse verifyEmail(VerifyEmailRequest request) {
        emailVerifications.verify(request.getToken());
        return VerifyEmailResponse.getDefaultInstance();
    }

    GetUsernameResponse getUsername(GetUsernameRequest request) {
        var userId = InputValidator.uuid("user_id", request.getUserId());
        CallerAttributes.recordUser(userId);
        var account = credentials.find(userId).orElseThrow(() -> ServiceFailure.notFound("There is no such user."));
        return GetUsernameResponse.newBuilder().setUsername(account.username()).build();
    }
}
