package io.tracepress.gateway.comments;

import io.tracepress.gateway.requests.IdempotentCalls;
import io.tracepress.gateway.requests.Page;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/blogs/{id}/comments")
class CommentController {

    private final CommentClient comments;

    CommentController(CommentClient comments) {
        this.comments = comments;
    }

    /** What a reader sends; parentId is null for a comment on the blog itself. */
    record CommentBody(String content, String parentId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CommentClient.Comment create(
            @PathVariable String id,
            @RequestHeader(IdempotentCalls.KEY) Optional<String> key,
            @RequestBody CommentBody body) {
        return comments.create(id, body, key);
    }

    @GetMapping
    Page<CommentClient.Comment> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        return comments.list(id, limit, cursor);
    }

    /** For the comment's author, and for the blog's. */
    @DeleteMapping("/{commentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @PathVariable String commentId) {
        comments.delete(id, commentId);
    }
}
