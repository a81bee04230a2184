package io.tracepress.gateway.comments;

import io.tracepress.comment.v1.CommentServiceGrpc.CommentServiceFutureStub;
import io.tracepress.comment.v1.CountCommentsRequest;
import io.tracepress.comment.v1.CountCommentsResponse;
import io.tracepress.gateway.requests.Decoration;
import io.tracepress.gateway.requests.RequestSettings;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How many comments the blogs of a page have: one call per page. */
@Component
public class CommentCounts {

    private final CommentServiceFutureStub commentService;
    private final RequestSettings settings;

    CommentCounts(CommentServiceFutureStub commentService, RequestSettings settings) {
        this.commentService = commentService;
        this.settings = settings;
    }

    /** Asks for the counts of these blogs. */
    public Decoration<CountCommentsResponse, Long> of(Stream<String> blogIds) {
        var request = CountCommentsRequest.newBuilder()
                .addAllBlogIds(blogIds::iterator)
                .build();
        var answer = commentService
                .withDeadlineAfter(settings.decorationDeadline().toMillis(), TimeUnit.MILLISECONDS)
                .countComments(request);
        return new Decoration<>(answer, CountCommentsResponse::getCountsMap);
    }
}
