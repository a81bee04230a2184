package io.tracepress.system;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Locale;
import java.util.stream.Stream;

/** A metric of a service, since that started; the scope is the library that measures. */
record Measured(Resource resource, String scope, Metric metric) {

    String service() {
        return MetricReceiver.serviceName(resource);
    }

    /** As the registry of semantic conventions calls it. */
    String instrument() {
        return switch (metric.getDataCase()) {
            case SUM -> metric.getSum().getIsMonotonic() ? "counter" : "updowncounter";
            default -> metric.getDataCase().name().toLowerCase(Locale.ROOT);
        };
    }

    Stream<String> attributeKeys() {
        return attributes().map(KeyValue::getKey);
    }

    private Stream<KeyValue> attributes() {
        return switch (metric.getDataCase()) {
            case SUM -> metric.getSum().getDataPointsList().stream().flatMap(p -> p.getAttributesList().stream());
            case GAUGE -> metric.getGauge().getDataPointsList().stream().flatMap(p -> p.getAttributesList().stream());
            case HISTOGRAM ->
                metric.getHistogram().getDataPointsList().stream().flatMap(p -> p.getAttributesList().stream());
            default -> throw new IllegalStateException("a kind of metric that nobody here knows: " + metric);
        };
    }
}
