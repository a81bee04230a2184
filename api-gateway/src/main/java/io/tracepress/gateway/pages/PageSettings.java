package io.tracepress.gateway.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What pages are told.
 *
 * @param tracesUrl where browsers find the trace desk or Jaeger; empty where nobody should
 */
@ConfigurationProperties("tracepress.gateway.pages")
record PageSettings(String tracesUrl) {}
