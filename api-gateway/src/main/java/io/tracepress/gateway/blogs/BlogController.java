package io.tracepress.gateway.blogs;

import io.tracepress.gateway.requests.IdempotentCalls;
import io.tracepress.gateway.requests.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/blogs")
class BlogController {

    private final BlogClient blogs;

    BlogController(BlogClient blogs) {
        this.blogs = blogs;
    }

    /** What an author sends; published unless it says otherwise. */
    record BlogBody(String title, String content, List<String> tags, Boolean published) {}

    /** What an author changes; what is null stays as it is. */
    record BlogPatch(String title, String content, List<String> tags, Boolean published) {}

    @PostMapping
    ResponseEntity<BlogClient.Blog> create(
            @RequestHeader(IdempotentCalls.KEY) Optional<String> key, @RequestBody BlogBody body) {
        var blog = blogs.create(body, key);
        return withTag(ResponseEntity.created(URI.create("/blogs/" + blog.id())), blog);
    }

    /** Published blogs, or with drafts=true the caller's own drafts. */
    @GetMapping
    Page<BlogItem> list(
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "false") boolean drafts) {
        return blogs.list(limit, cursor, new BlogClient.Filter(q, author, tag, drafts));
    }

    /** Spring answers 304 when If-None-Match names the tag. */
    @GetMapping("/{idOrSlug}")
    ResponseEntity<BlogClient.Blog> get(@PathVariable String idOrSlug) {
        return withTag(ResponseEntity.ok(), blogs.get(idOrSlug));
    }

    @PatchMapping("/{id}")
    ResponseEntity<BlogClient.Blog> change(
            @PathVariable String id,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody BlogPatch patch) {
        return withTag(ResponseEntity.ok(), blogs.change(id, patch, BlogTag.allowedBy(ifMatch, id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        blogs.delete(id, BlogTag.allowedBy(ifMatch, id));
    }

    private static ResponseEntity<BlogClient.Blog> withTag(ResponseEntity.BodyBuilder answer, BlogClient.Blog blog) {
        return answer.eTag(BlogTag.of(blog.id(), blog.version())).body(blog);
    }
}
