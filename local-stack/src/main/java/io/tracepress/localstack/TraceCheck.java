package io.tracepress.localstack;

import io.tracepress.localstack.traces.Arrival;
import io.tracepress.localstack.traces.TraceException;
import io.tracepress.localstack.traces.TraceLooks;
import io.tracepress.localstack.traces.TraceQuery;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Sends a request through the running stack and follows its trace, up to the first link that is broken. */
record TraceCheck(String gatewayUrl, String receiverUrl, TraceQuery store, Arrival arrival) {

    private static final String GATEWAY = Services.GATEWAY.name();
    private static final Set<String> ALWAYS_TOUCHED = Set.of(GATEWAY, "blog-service");
    private static final Pattern PACKAGE_OF_CALL = Pattern.compile("tracepress\\.(\\w+)\\.v\\d+");
    private static final String RESTART = ", then ./tracepress down and up";

    static TraceCheck of(StackState state) {
        var receiver = "http://127.0.0.1:" + new StackPorts(state.settings().portOffset()).otlp();
        return new TraceCheck(state.gatewayUrl(), receiver, new TraceQuery(state.tracesUrl()), new Arrival());
    }

    Finding examine() {
        try {
            return follow(Probe.send(gatewayUrl));
        } catch (IOException e) {
            return broken("%s does not answer (%s); see ./tracepress logs %s", gatewayUrl, e.getMessage(), GATEWAY);
        } catch (TraceException e) {
            return broken("%s", e.getMessage());
        }
    }

    private Finding follow(Probe.Answer answer) {
        if (answer.status() != 200) {
            return broken("GET %s is answered with %d; see ./tracepress status", Probe.PATH, answer.status());
        }
        if (answer.traceResponse().isEmpty()) {
            return broken("answers name no trace, so telemetry is off; unset OTEL_SDK_DISABLED%s", RESTART);
        }
        if (!answer.isSampled()) {
            return broken("requests are not recorded; unset OTEL_TRACES_SAMPLER%s", RESTART);
        }
        var look = TraceLooks.of(answer.traceResponse().stream().toList(), store);
        return arrival.await(look).map(this::judge).orElseGet(this::whereItWasLost);
    }

    private Finding judge(Trace trace) {
        var arrived = new TreeSet<>(trace.spans().stream().map(Span::service).toList());
        var missing = new TreeSet<>(ALWAYS_TOUCHED);
        missing.removeAll(arrived);
        trace.callsWithoutService().forEach(call -> missing.add(calledService(call)));
        if (missing.isEmpty()) {
            var services = String.join(", ", arrived);
            return Finding.ok(
                    "traces",
                    "a request arrived with %d spans of %s: %s"
                            .formatted(trace.spans().size(), services, store.page(trace.id())));
        }
        return broken(
                "no spans of %s are in %s; see ./tracepress logs %s",
                String.join(", ", missing), store.page(trace.id()), missing.getFirst());
    }

    private static String calledService(Span call) {
        var names =
                call.attributes().get("rpc.service") + " " + call.attributes().get("rpc.method") + " " + call.name();
        var matcher = PACKAGE_OF_CALL.matcher(names);
        return matcher.find() ? matcher.group(1) + "-service" : "the service of " + call.name();
    }

    private Finding whereItWasLost() {
        try {
            int status = Probe.exportNothing(receiverUrl);
            if (status != 200) {
                return broken(
                        "%s answers %d, so it does not receive OTLP; see ./tracepress status", receiverUrl, status);
            }
        } catch (IOException e) {
            return broken("nothing receives OTLP at %s (%s); see ./tracepress status", receiverUrl, e.getMessage());
        }
        return store.newest(GATEWAY, 1).isEmpty()
                ? broken(
                        "%s has no trace of %s at all; unset the variables OTEL_* that send them elsewhere%s",
                        store.url(), GATEWAY, RESTART)
                : broken(
                        "a request did not arrive at %s, though others did; see ./tracepress logs %s",
                        store.url(), GATEWAY);
    }

    private static Finding broken(String text, Object... details) {
        return Finding.fail("traces", text.formatted(details));
    }
}
