package io.tracepress.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages that mailed links open, and the files that pages load: all from the folder web, nothing from elsewhere. */
@RestController
class WebPages {

    // Forms are sent by our scripts alone: without them a browser would put a password into a URL.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    // Kept, but asked for again, so that a page and its script are of the same version; the tag makes that cheap.
    private static final CacheControl CACHE_CONTROL = CacheControl.noCache();

    @GetMapping("/verify")
    ResponseEntity<Resource> verify() {
        return page("verify.html");
    }

    @GetMapping("/reset")
    ResponseEntity<Resource> reset() {
        return page("reset.html");
    }

    @GetMapping("/unsubscribe")
    ResponseEntity<Resource> unsubscribe() {
        return page("unsubscribe.html");
    }

    private static ResponseEntity<Resource> page(String file) {
        var page = new ClassPathResource("web/" + file);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CACHE_CONTROL)
                .eTag(contentTag(page))
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(page);
    }

    // The time of a file in a jar is that of no change, so a tag of its content stands for it.
    private static String contentTag(Resource resource) {
        try (var content = resource.getInputStream()) {
            return DigestUtils.md5DigestAsHex(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Assets implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry resources) {
            resources
                    .addResourceHandler("/assets/*")
                    .addResourceLocations("classpath:/web/assets/")
                    .setCacheControl(CACHE_CONTROL)
                    .setUseLastModified(false)
                    .setEtagGenerator(WebPages::contentTag);
        }
    }
}
