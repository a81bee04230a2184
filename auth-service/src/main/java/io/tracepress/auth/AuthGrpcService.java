package io.tracepress.auth;

import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.ChangePasswordRequest;
import io.tracepress.auth.v1.ChangePasswordResponse;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.auth.v1.CheckSessionResponse;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.GetSigningKeysResponse;
import io.tracepress.auth.v1.GetUsernameRequest;
import io.tracepress.auth.v1.GetUsernameResponse;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.auth.v1.ListSessionsResponse;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.LoginResponse;
import io.tracepress.auth.v1.LogoutRequest;
import io.tracepress.auth.v1.LogoutResponse;
import io.tracepress.auth.v1.MintMailLinkRequest;
import io.tracepress.auth.v1.MintMailLinkResponse;
import io.tracepress.auth.v1.RefreshRequest;
import io.tracepress.auth.v1.RefreshResponse;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.RequestEmailVerificationRequest;
import io.tracepress.auth.v1.RequestEmailVerificationResponse;
import io.tracepress.auth.v1.RequestPasswordResetRequest;
import io.tracepress.auth.v1.RequestPasswordResetResponse;
import io.tracepress.auth.v1.ResetPasswordRequest;
import io.tracepress.auth.v1.ResetPasswordResponse;
import io.tracepress.auth.v1.RevokeSessionRequest;
import io.tracepress.auth.v1.RevokeSessionResponse;
import io.tracepress.auth.v1.UnsubscribeRequest;
import io.tracepress.auth.v1.UnsubscribeResponse;
import io.tracepress.auth.v1.VerifyEmailRequest;
import io.tracepress.auth.v1.VerifyEmailResponse;
import org.springframework.stereotype.Service;

/** Every method of auth-service, each with the place where its answer is made. */
@Service
class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {

    private final AccountCalls accounts;
    private final SessionCalls sessions;
    private final MailCalls mails;

    AuthGrpcService(AccountCalls accounts, SessionCalls sessions, MailCalls mails) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.mails = mails;
    }

    @Override
    public void register(RegisterRequest request, StreamObserver<RegisterResponse> responses) {
        answer(responses, accounts.register(request));
    }

    @Override
    public void changePassword(ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> responses) {
        answer(responses, accounts.changePassword(request));
    }

    @Override
    public void requestPasswordReset(
            RequestPasswordResetRequest request, StreamObserver<RequestPasswordResetResponse> responses) {
        answer(responses, accounts.requestPasswordReset(request));
    }

    @Override
    public void resetPassword(ResetPasswordRequest request, StreamObserver<ResetPasswordResponse> responses) {
        answer(responses, accounts.resetPassword(request));
    }

    @Override
    public void requestEmailVerification(
            RequestEmailVerificationRequest request, StreamObserver<RequestEmailVerificationResponse> responses) {
        answer(responses, accounts.requestEmailVerification(request));
    }

    @Override
    public void verifyEmail(VerifyEmailRequest request, StreamObserver<VerifyEmailResponse> responses) {
        answer(responses, accounts.verifyEmail(request));
    }

    @Override
    public void getUsername(GetUsernameRequest request, StreamObserver<GetUsernameResponse> responses) {
        answer(responses, accounts.getUsername(request));
    }

    @Override
    public void login(LoginRequest request, StreamObserver<LoginResponse> responses) {
        answer(responses, sessions.login(request));
    }

    @Override
    public void refresh(RefreshRequest request, StreamObserver<RefreshResponse> responses) {
        answer(responses, sessions.refresh(request));
    }

    @Override
    public void logout(LogoutRequest request, StreamObserver<LogoutResponse> responses) {
        answer(responses, sessions.logout(request));
    }

    @Override
    public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> responses) {
        answer(responses, sessions.listSessions(request));
    }

    @Override
    public void revokeSession(RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> responses) {
        answer(responses, sessions.revokeSession(request));
    }

    @Override
    public void checkSession(CheckSessionRequest request, StreamObserver<CheckSessionResponse> responses) {
        answer(responses, sessions.checkSession(request));
    }

    @Override
    public void getSigningKeys(GetSigningKeysRequest request, StreamObserver<GetSigningKeysResponse> responses) {
        answer(responses, sessions.getSigningKeys(request));
    }

    @Override
    public void mintMailLink(MintMailLinkRequest request, StreamObserver<MintMailLinkResponse> responses) {
        answer(responses, mails.mintMailLink(request));
    }

    @Override
    public void unsubscribe(UnsubscribeRequest request, StreamObserver<UnsubscribeResponse> responses) {
        answer(responses, mails.unsubscribe(request));
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
