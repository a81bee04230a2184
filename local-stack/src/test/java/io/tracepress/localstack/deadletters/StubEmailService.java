package io.tracepress.localstack.deadletters;

import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.tracepress.email.v1.DeadLetter;
import io.tracepress.email.v1.Delivery;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.email.v1.ListDeadLettersRequest;
import io.tracepress.email.v1.ListDeadLettersResponse;
import io.tracepress.email.v1.ListDeliveriesRequest;
import io.tracepress.email.v1.ListDeliveriesResponse;
import io.tracepress.email.v1.ReplayDeadLetterRequest;
import io.tracepress.email.v1.ReplayDeadLetterResponse;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An email-service that holds what a test gives it, and takes calls of the operator only. */
public final class StubEmailService extends EmailServiceGrpc.EmailServiceImplBase implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    public final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    public final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    public volatile Status failure = Status.OK;

    private final PublicKey operator;
    private final Server server;
    private final String target;

    public StubEmailService(PublicKey operator) throws IOException {
        this.operator = operator;
        this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(this)
                .intercept(new OperatorOnly())
                .build()
                .start();
        this.target = "127.0.0.1:" + server.getPort();
    }

    public String target() {
        return target;
    }

    public static DeadLetter letter(String group, String eventId) {
        return DeadLetter.newBuilder()
                .setConsumerGroup(group)
                .setEventId(eventId)
                .setEventType("user.registered")
                .setPayload("{\"userId\":\"1\"}")
                .setReason("550 no such\nmailbox \u001b[31m")
                .setTries(5)
                .setFailTime(Timestamp.newBuilder().setSeconds(1_767_225_600))
                .setTraceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .build();
    }

    @Override
    public void listDeadLetters(ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> responses) {
        answer(ListDeadLettersResponse.newBuilder().addAllDeadLetters(letters).build(), responses);
    }

    @Override
    public void replayDeadLetter(ReplayDeadLetterRequest request, StreamObserver<ReplayDeadLetterResponse> responses) {
        if (letters.removeIf(letter -> letter.getEventId().equals(request.getEventId())
                && letter.getConsumerGroup().equals(request.getConsumerGroup()))) {
            answer(ReplayDeadLetterResponse.getDefaultInstance(), responses);
        } else {
            responses.onError(Status.NOT_FOUND.asRuntimeException());
        }
    }

    @Override
    public void listDeliveries(ListDeliveriesRequest request, StreamObserver<ListDeliveriesResponse> responses) {
        answer(
                ListDeliveriesResponse.newBuilder()
                        .addAllDeliveries(
                                deliveries.stream().limit(request.getPageSize()).toList())
                        .build(),
                responses);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private <T> void answer(T response, StreamObserver<T> responses) {
        if (!failure.isOk()) {
            responses.onError(failure.asRuntimeException());
            return;
        }
        responses.onNext(response);
        responses.onCompleted();
    }

    /** What service-kit checks of a service token. */
    private final class OperatorOnly implements ServerInterceptor {

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            if (isOperator(headers.get(AUTHORIZATION))) {
                return next.startCall(call, headers);
            }
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
        }

        private boolean isOperator(String authorization) {
            try {
                var token = Jwts.parser()
                        .verifyWith(operator)
                        .requireAudience("email-service")
                        .requireIssuer("operator")
                        .build()
                        .parseSignedClaims(authorization.substring("Service ".length()));
                return token.getHeader().getType().equals("service+jwt")
                        && token.getHeader().getAlgorithm().equals("ES256")
                        && token.getHeader().getKeyId().equals("operator");
            } catch (JwtException e) {
                return false;
            }
        }
    }
}
