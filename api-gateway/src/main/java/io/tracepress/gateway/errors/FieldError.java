package io.tracepress.gateway.errors;

/** A field of the request, by its JSON name, and what is wrong with it. */
record FieldError(String field, String message) {}
