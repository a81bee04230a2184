package io.tracepress.email;

import io.grpc.stub.StreamObserver;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.email.v1.ListDeadLettersRequest;
import io.tracepress.email.v1.ListDeadLettersResponse;
import io.tracepress.email.v1.ListDeliveriesRequest;
import io.tracepress.email.v1.ListDeliveriesResponse;
import io.tracepress.email.v1.ReplayDeadLetterRequest;
import io.tracepress.email.v1.ReplayDeadLetterResponse;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.events.DeadLetter;
import io.tracepress.kit.events.DeadLetters;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.paging.PageToken;
import io.tracepress.kit.time.ProtoTime;
import org.springframework.stereotype.Service;

@Service
class EmailGrpcService extends EmailServiceGrpc.EmailServiceImplBase {

    private final DeliveryRepository deliveries;
    private final DeadLetters deadLetters;

    EmailGrpcService(DeliveryRepository deliveries, DeadLetters deadLetters) {
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
    }

    @Override
    public void listDeliveries(ListDeliveriesRequest request, StreamObserver<ListDeliveriesResponse> responses) {
        var wanted = PageRequest.of(request.getPageSize(), request.getPageToken());
        var page = wanted.page(
                deliveries.latest(wanted), delivery -> new PageToken(delivery.createdAt(), delivery.eventId()));
        var response = ListDeliveriesResponse.newBuilder().setNextPageToken(page.nextPageToken());
        page.rows().forEach(delivery -> response.addDeliveries(proto(delivery)));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    @Override
    public void listDeadLetters(ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> responses) {
        var response = ListDeadLettersResponse.newBuilder();
        deadLetters.list().forEach(letter -> response.addDeadLetters(proto(letter)));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    @Override
    public void replayDeadLetter(ReplayDeadLetterRequest request, StreamObserver<ReplayDeadLetterResponse> responses) {
        if (!deadLetters.replay(request.getConsumerGroup(), request.getEventId())) {
            throw ServiceFailure.notFound("The group has no such dead letter.");
        }
        responses.onNext(ReplayDeadLetterResponse.getDefaultInstance());
        responses.onCompleted();
    }

    private static io.tracepress.email.v1.DeadLetter proto(DeadLetter letter) {
        return io.tracepress.email.v1.DeadLetter.newBuilder()
                .setConsumerGroup(letter.group())
                .setEventId(letter.eventId())
                .setEventType(letter.type())
                .setPayload(letter.payload())
                .setReason(letter.reason())
                .setTries(letter.tries())
                .setFailTime(ProtoTime.timestamp(letter.failedAt()))
                .setTraceparent(letter.traceparent())
                .build();
    }

    private static io.tracepress.email.v1.Delivery proto(Delivery delivery) {
        return io.tracepress.email.v1.Delivery.newBuilder()
                .setEventId(delivery.eventId().toString())
                .setEventType(delivery.eventType())
                .setUserId(delivery.userId().toString())
                .setState(proto(delivery.state()))
                .setTries(delivery.tries())
                .setLastFailure(delivery.lastFailure().orElse(""))
                .setCreateTime(ProtoTime.timestamp(delivery.createdAt()))
                .setUpdateTime(ProtoTime.timestamp(delivery.updatedAt()))
                .build();
    }

    private static io.tracepress.email.v1.DeliveryState proto(DeliveryState state) {
        return switch (state) {
            case PENDING -> io.tracepress.email.v1.DeliveryState.DELIVERY_STATE_PENDING;
            case SENT -> io.tracepress.email.v1.DeliveryState.DELIVERY_STATE_SENT;
            case SKIPPED -> io.tracepress.email.v1.DeliveryState.DELIVERY_STATE_SKIPPED;
        };
    }
}
