package io.tracepress.gateway.readiness;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * A server that is asked to stop goes on for a while, and asks whoever it answers to use another connection for what
 * comes next. Without that, the graceful shutdown of the server closes connections that clients and load balancers keep,
 * and with them the requests that are on their way.
 */
@Configuration(proxyBeanMethods = false)
class Draining implements SmartLifecycle {

    private final Duration time;
    private volatile boolean running;
    private volatile boolean stopping;

    Draining(@Value("${tracepress.gateway.drain-time}") Duration time) {
        this.time = time;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> farewell() {
        return tomcat -> tomcat.addEngineValves(new FarewellValve());
    }

    @Override
    public void start() {
        running = true;
    }

    /** The server stops in a later phase, which begins when the callback runs. */
    @Override
    public void stop(Runnable drained) {
        stop();
        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS).execute(drained);
    }

    @Override
    public void stop() {
        running = false;
        stopping = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class FarewellValve extends ValveBase {

        FarewellValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (stopping) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            getNext().invoke(request, response);
        }
    }
}
