package io.tracepress.gateway.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The OpenAPI document, and Swagger UI to read and try it with. */
@RestController
class ApiDocument {

    private final Resource document;

    ApiDocument(@Value("classpath:api/openapi.yaml") Resource document) {
        this.document = document;
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> openApi() {
        // The type is registered by RFC 9512.
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_YAML).body(document);
    }

    @Configuration(proxyBeanMethods = false)
    static class SwaggerUi implements WebMvcConfigurer {

        private final String version;

        SwaggerUi(@Value("${tracepress.gateway.swagger-ui-version}") String version) {
            this.version = version;
        }

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry resources) {
            resources
                    .addResourceHandler("/swagger-ui/**")
                    // Ours first: it names our document where the library names a sample.
                    .addResourceLocations(
                            "classpath:/api/swagger-ui/",
                            "classpath:/META-INF/resources/webjars/swagger-ui/" + version + "/");
        }

        @Override
        public void addViewControllers(ViewControllerRegistry views) {
            views.addRedirectViewController("/swagger-ui", "/swagger-ui/index.html");
        }
    }
}
