package io.tracepress.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tracepress.kit.errors.ServiceFailure;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTests {

    @Test
    void aTokenKeepsItsPlaceToTheMicrosecond() {
        var token = new PageToken(Instant.parse("2026-01-01T00:00:00.123456Z"), UUID.randomUUID());

        assertThat(PageToken.decode(token.encode())).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "bm9uc2Vuc2U", "MjAyNi0wMS0wMVQwMDowMDowMFo", "fHw"})
    void anythingElseIsAnInvalidRequest(String token) {
        assertThatExceptionOfType(ServiceFailure.class)
                .isThrownBy(() -> PageToken.decode(token))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.INVALID));
    }
}
