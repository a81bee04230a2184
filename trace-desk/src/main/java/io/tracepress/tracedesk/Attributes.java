package io.tracepress.tracedesk;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OTLP's attributes as plain values, in the order in which they came. */
final class Attributes {

    private static final String SERVICE_NAME = "service.name";
    // As in Jaeger.
    private static final String NAMELESS = "missing-service-name";

    private Attributes() {}

    static Map<String, Object> of(List<KeyValue> attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
        return values;
    }

    static String serviceName(Resource resource) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(SERVICE_NAME))
                .map(attribute -> attribute.getValue().getStringValue())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(NAMELESS);
    }

    static Map<String, Object> ofResource(Resource resource) {
        Map<String, Object> attributes = of(resource.getAttributesList());
        attributes.remove(SERVICE_NAME);
        return attributes;
    }

    static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case BYTES_VALUE ->
                Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(Attributes::value)
                        .toList();
            case KVLIST_VALUE -> of(value.getKvlistValue().getValuesList());
            default -> "";
        };
    }
}
