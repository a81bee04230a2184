package io.tracepress.localstack.deadletters;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.email.v1.DeadLetter;
import io.tracepress.email.v1.Delivery;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.email.v1.EmailServiceGrpc.EmailServiceBlockingStub;
import io.tracepress.email.v1.ListDeadLettersRequest;
import io.tracepress.email.v1.ListDeliveriesRequest;
import io.tracepress.email.v1.ReplayDeadLetterRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What the operator asks of email-service; methods throw {@link OperatorException} with a line for the user. */
public final class EmailOperator implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 10;

    private final String target;
    private final OperatorKey key;
    private final ManagedChannel channel;
    private final EmailServiceBlockingStub stub;

    private EmailOperator(String target, OperatorKey key, ManagedChannel channel) {
        this.target = target;
        this.key = key;
        this.channel = channel;
        this.stub = EmailServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new OperatorToken(key, "email-service", Clock.systemUTC()));
    }

    public static EmailOperator at(String target, Path keyFile) {
        var key = OperatorKey.read(keyFile);
        try {
            var channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                    .build();
            return new EmailOperator(target, key, channel);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(target + " is no target: name one like 127.0.0.1:9105", e);
        }
    }

    /** The oldest first. */
    public List<DeadLetter> deadLetters() {
        return call(email -> email.listDeadLetters(ListDeadLettersRequest.getDefaultInstance()))
                .getDeadLettersList();
    }

    /** False when it is no dead letter any more. */
    public boolean replay(DeadLetter letter) {
        var request = ReplayDeadLetterRequest.newBuilder()
                .setConsumerGroup(letter.getConsumerGroup())
                .setEventId(letter.getEventId())
                .build();
        return call(email -> {
            try {
                email.replayDeadLetter(request);
                return true;
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** The latest first. */
    public List<Delivery> deliveries(int limit) {
        return call(email -> email.listDeliveries(
                        ListDeliveriesRequest.newBuilder().setPageSize(limit).build()))
                .getDeliveriesList();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private <T> T call(Function<EmailServiceBlockingStub, T> call) {
        try {
            return call.apply(stub.withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (StatusRuntimeException e) {
            throw new OperatorException(explanation(e.getStatus()), e);
        }
    }

    private String explanation(Status status) {
        if (status.getCause() instanceof IOException) {
            return "No email-service answers at " + target
                    + ": start the stack with ./tracepress up, or name another one with --target";
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                "email-service at " + target + " does not take the operator's key " + key.file()
                        + ": name another one with --key";
            case DEADLINE_EXCEEDED -> "email-service at " + target + " did not answer within " + TIMEOUT_SECONDS + " s";
            default -> "email-service at " + target + ": " + status.getCode() + ", " + status.getDescription();
        };
    }
}
