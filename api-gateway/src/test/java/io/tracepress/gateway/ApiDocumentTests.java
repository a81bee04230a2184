package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

class ApiDocumentTests extends GatewayTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> NOT_PART_OF_THE_API =
            Set.of("GET /openapi.yaml", "GET /", "GET /verify", "GET /reset", "GET /unsubscribe");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void theDocumentHasExactlyTheRoutesOfTheGateway() {
        String yaml = get("/openapi.yaml")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/yaml")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(documented(yaml)).containsExactlyInAnyOrderElementsOf(served());
    }

    @Test
    void swaggerUiShowsTheDocument() {
        get("/swagger-ui").expectStatus().is3xxRedirection();
        get("/swagger-ui/index.html").expectStatus().isOk();
        get("/swagger-ui/swagger-ui-bundle.js").expectStatus().isOk();
        assertThat(get("/swagger-ui/swagger-initializer.js")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("/openapi.yaml");
    }

    private static Set<String> documented(String yaml) {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(yaml);
        return document.get("paths").entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> route(method, path.getKey())))
                .collect(Collectors.toSet());
    }

    private Set<String> served() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> !mapping.getPatternValues().contains("/error"))
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> methods(mapping).map(method -> route(method, path))))
                .filter(route -> !NOT_PART_OF_THE_API.contains(route))
                .collect(Collectors.toSet());
    }

    private static Stream<String> methods(org.springframework.web.servlet.mvc.method.RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name);
    }

    private static String route(String method, String path) {
        return method.toUpperCase(java.util.Locale.ROOT) + " " + path.replaceAll("\\{[^}]+}", "{}");
    }
}
