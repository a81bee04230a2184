package io.tracepress.email;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.MintMailLinkRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Users as auth-service knows them: the only one who has their addresses. */
@Component
class Recipients {

    private final AuthServiceBlockingStub authService;

    Recipients(AuthServiceBlockingStub authService) {
        this.authService = authService;
    }

    /** The user, with a fresh link for this kind of mail; undeliverable when there is no such user. */
    Recipient find(UUID userId, MailKind kind) {
        var request = MintMailLinkRequest.newBuilder()
                .setUserId(userId.toString())
                .setPurpose(kind.purpose())
                .build();
        try {
            var minted = authService.mintMailLink(request);
            return new Recipient(
                    minted.getEmail(),
                    SingleLine.ofName(minted.getUsername()),
                    minted.getLink(),
                    minted.getOneClickUnsubscribeUrl(),
                    minted.getUnsubscribed());
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw new UndeliverableMail("auth-service knows no such user");
            }
            throw failure;
        }
    }
}
