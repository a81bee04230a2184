package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "TRUSTED_PROXIES=127\\.0\\.0\\.1")
class TrustedProxyTests extends GatewayTest {

    @Test
    void aTrustedProxySaysWhoTheClientIs() {
        http.post()
                .uri("/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Forwarded-For", "203.0.113.7")
                .body("{}")
                .exchange();

        assertThat(SERVICES.lastClient().getAddress()).isEqualTo("203.0.113.7");
    }
}
