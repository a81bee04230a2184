package io.tracepress.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Requests that no controller answers. */
final class UnmappedRoutes implements RequestMatcher {

    private final RequestMappingHandlerMapping routes;

    UnmappedRoutes(RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        try {
            return routes.getHandler(request) == null;
        } catch (Exception wrongMethodOrMediaType) {
            return true;
        }
    }
}
