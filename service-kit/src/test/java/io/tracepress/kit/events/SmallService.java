package io.tracepress.kit.events;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** What of a service its events need; the file with this class's name says what that is. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration
class SmallService {}
