package io.tracepress.gateway.blogs;

import io.tracepress.gateway.requests.Page;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    @PostMapping
    ResponseEntity<BlogClient.Blog> create(@RequestBody BlogBody body) {
        var blog = blogs.create(body);
        return ResponseEntity.created(URI.create("/blogs/" + blog.id())).body(blog);
    }

    @GetMapping
    Page<BlogClient.BlogItem> list(
            @RequestParam(defaultValue = "20") int limit, @RequestParam(defaultValue = "") String cursor) {
        return blogs.list(limit, cursor);
    }

    @GetMapping("/{idOrSlug}")
    BlogClient.Blog get(@PathVariable String idOrSlug) {
        return blogs.get(idOrSlug);
    }
}
