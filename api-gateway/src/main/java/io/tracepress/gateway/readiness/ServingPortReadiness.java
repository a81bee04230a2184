package io.tracepress.gateway.readiness;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Tells load balancers at the port that serves whether it does. They ask every second, so the answer is given before
 * anything counts, traces or authenticates the request.
 */
@Configuration(proxyBeanMethods = false)
class ServingPortReadiness {

    static final String PATH = "/readyz";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> readiness(ApplicationAvailability availability) {
        return tomcat -> tomcat.addEngineValves(new ReadinessValve(availability));
    }

    private static final class ReadinessValve extends ValveBase {

        private final ApplicationAvailability availability;

        ReadinessValve(ApplicationAvailability availability) {
            super(true);
            this.availability = availability;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!PATH.equals(request.getRequestURI())) {
                getNext().invoke(request, response);
                return;
            }
            boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
            response.setStatus((ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).value());
            response.finishResponse();
        }
    }
}
