package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static io.tracepress.kit.testing.RecordedSpans.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.kit.testing.RecordedSpans;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "HASHING_SLOTS=1")
class LoginTraceTests extends AuthTest {

    private static final String LOGIN = "tracepress.auth.v1.AuthService/Login";

    private static final Set<String> NOW_AND_THEN = Set.of("verify service token", "wait for connection");

    @Autowired
    RecordedSpans spans;

    @BeforeEach
    void forget() {
        spans.reset();
    }

    @Test
    void aLoginReadsAsWhatItDoes() {
        register("reader");
        login("reader");
        spans.reset();

        login("reader");

        assertThat(partsOf(spans.named(LOGIN)))
                .extracting(SpanData::getName)
                .filteredOn(name -> !NOW_AND_THEN.contains(name))
                .containsExactly(
                        "EVALSHA",
                        "SELECT credentials",
                        "bcrypt.compare",
                        "EVALSHA",
                        "bcrypt.hash (refresh-token)",
                        "sign access token",
                        "INSERT refresh_tokens SELECT",
                        "SET");
    }

    @Test
    void hashesTellTheirCost() {
        register("costly");
        login("costly");

        for (String name : List.of("bcrypt.hash (password)", "bcrypt.compare", "bcrypt.hash (refresh-token)")) {
            assertThat(spans.named(name).getAttributes().get(AttributeKey.longKey("tracepress.bcrypt.cost")))
                    .isEqualTo(10);
        }
    }

    @Test
    void aHashThatWaitedForASlotSaysSo() {
        register("waiting");
        spans.reset();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                clients.submit(() -> login("waiting"));
            }
        }

        assertThat(spans.all())
                .filteredOn(span -> span.getName().startsWith("bcrypt."))
                .flatExtracting(SpanData::getEvents)
                .extracting(EventData::getName)
                .contains("waited for hashing slot");
    }

    @Test
    void whoLoggedInIsOnTheSpanAndNoAddressIs() {
        RegisterResponse ada = register("searched");
        var tokens = login("searched");

        SpanData login = spans.named(LOGIN);
        assertThat(attribute(login, "user.id")).isEqualTo(ada.getUserId());
        assertThat(attribute(login, "tracepress.auth.session.id"))
                .isEqualTo(caller(tokens).sessionId().toString());
        assertThat(spans.all()).allSatisfy(span -> assertThat(span.toString()).doesNotContain("@example.org"));
    }

    @Test
    void aWrongPasswordIsNoErrorOfTheServer() {
        register("mistaken");

        assertThatCall(() -> login(email("mistaken"), "not the password")).failsWith(Status.Code.UNAUTHENTICATED);

        SpanData login = spans.named(LOGIN);
        assertThat(login.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(login.getEvents()).isEmpty();
    }

    private List<SpanData> partsOf(SpanData server) {
        return spans.all().stream()
                .filter(span -> span.getParentSpanId().equals(server.getSpanId()))
                .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
                .toList();
    }
}
