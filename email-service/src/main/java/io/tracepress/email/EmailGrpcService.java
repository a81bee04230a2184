package io.tracepress.email;

import io.grpc.stub.StreamObserver;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.email.v1.ListDeliveriesRequest;
import io.tracepress.email.v1.ListDeliveriesResponse;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.paging.PageToken;
import io.tracepress.kit.time.ProtoTime;
import org.springframework.stereotype.Service;

@Service
class EmailGrpcService extends EmailServiceGrpc.EmailServiceImplBase {

    private final DeliveryRepository deliveries;

    EmailGrpcService(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
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
