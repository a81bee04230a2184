package io.tracepress.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
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
import org.springframework.web.util.HtmlUtils;

/**
 * The blog, the pages that mailed links open, and the files that pages load: all from the folder web, nothing from
 * elsewhere.
 */
@RestController
class WebPages {

    private static final String CONNECT_TO_US = "connect-src 'self'";
    // Forms are sent by our scripts alone: without them a browser would put a password into a URL. And no script may
    // make HTML or code of a text.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            CONNECT_TO_US,
            "form-action 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    // Kept, but asked for again, so that a page and its script are of the same version; the tag makes that cheap.
    private static final CacheControl CACHE_CONTROL = CacheControl.noCache();

    private final String tracesUrl;

    WebPages(PageSettings settings) {
        this.tracesUrl = settings.tracesUrl();
    }

    /** It may ask where traces are kept whether one has arrived. */
    @GetMapping("/")
    ResponseEntity<Resource> blog() {
        return page(withTracesUrl(new ClassPathResource("web/index.html")), policy());
    }

    @GetMapping("/verify")
    ResponseEntity<Resource> verify() {
        return mailPage("verify.html");
    }

    @GetMapping("/reset")
    ResponseEntity<Resource> reset() {
        return mailPage("reset.html");
    }

    @GetMapping("/unsubscribe")
    ResponseEntity<Resource> unsubscribe() {
        return mailPage("unsubscribe.html");
    }

    private static ResponseEntity<Resource> mailPage(String file) {
        return page(new ClassPathResource("web/" + file), CONTENT_SECURITY_POLICY);
    }

    private static ResponseEntity<Resource> page(Resource page, String policy) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CACHE_CONTROL)
                .eTag(contentTag(page))
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .body(page);
    }

    private Resource withTracesUrl(Resource page) {
        try {
            String html = page.getContentAsString(StandardCharsets.UTF_8)
                    .replace("{{traces}}", HtmlUtils.htmlEscape(tracesUrl));
            return new ByteArrayResource(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String policy() {
        if (tracesUrl.isEmpty()) {
            return CONTENT_SECURITY_POLICY;
        }
        var url = URI.create(tracesUrl);
        String origin = url.getScheme() + "://" + url.getAuthority();
        return CONTENT_SECURITY_POLICY.replace(CONNECT_TO_US, CONNECT_TO_US + " " + origin);
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
