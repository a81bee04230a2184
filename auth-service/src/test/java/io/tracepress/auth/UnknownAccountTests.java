package io.tracepress.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.kit.testing.RecordedSpans;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Neither what a request for a password reset does nor how long it takes tells whether there is such an account. */
@TestPropertySource(
        properties = {
            "tracepress.auth.mail-limits.resets-per-account=100000",
            "tracepress.auth.mail-limits.resets-per-address=100000"
        })
class UnknownAccountTests extends AuthTest {

    private static final String REQUEST = "tracepress.auth.v1.AuthService/RequestPasswordReset";
    private static final Set<String> NOW_AND_THEN = Set.of("verify service token", "wait for connection");
    private static final int ROUNDS = 300;

    @Autowired
    RecordedSpans spans;

    @Test
    void theSameStatementsRunForBoth() {
        register("known");

        var known = statementsOf(email("known"));
        var unknown = statementsOf("unknown@example.org");

        assertThat(unknown)
                .isEqualTo(known)
                .extracting(Statement::name)
                .containsExactly("EVALSHA", "EVALSHA", "SELECT credentials", "INSERT outbox", "COMMIT");
    }

    @Test
    void theAnswerTakesAsLongForBoth() {
        register("measured");
        long[] known = new long[ROUNDS];
        long[] unknown = new long[ROUNDS];

        for (int round = -ROUNDS; round < ROUNDS; round++) {
            // Which comes first changes, so that neither always meets what the other left to do.
            boolean knownFirst = round % 2 == 0;
            long first = timed(knownFirst ? email("measured") : "unmeasured@example.org");
            long second = timed(knownFirst ? "unmeasured@example.org" : email("measured"));
            // The rounds before 0 warm up.
            if (round >= 0) {
                known[round] = knownFirst ? first : second;
                unknown[round] = knownFirst ? second : first;
            }
        }

        System.out.printf(
                "password reset requested %d times each: known account median %.3f ms, p90 %.3f ms;"
                        + " unknown account median %.3f ms, p90 %.3f ms%n",
                ROUNDS, percentile(known, 50), percentile(known, 90), percentile(unknown, 50), percentile(unknown, 90));
        assertThat(percentile(unknown, 50) / percentile(known, 50)).isBetween(0.67, 1.5);
    }

    @Test
    void theSpanNamesTheAccountThatThereIsAndNoAddress() {
        RegisterResponse account = register("sought");
        spans.reset();

        requestReset(email("sought"));

        assertThat(RecordedSpans.attribute(spans.named(REQUEST), "user.id")).isEqualTo(account.getUserId());
        assertThat(spans.all()).allSatisfy(span -> assertThat(span.toString()).doesNotContain("@example.org"));
    }

    private record Statement(String name, Optional<String> text) {}

    private List<Statement> statementsOf(String email) {
        spans.reset();
        requestReset(email);
        SpanData server = spans.named(REQUEST);
        return spans.all().stream()
                .filter(span -> span.getParentSpanId().equals(server.getSpanId()))
                .filter(span -> !NOW_AND_THEN.contains(span.getName()))
                // The way of the event from here on is not the request's.
                .filter(span -> !span.getInstrumentationScopeInfo().getName().equals("io.tracepress.kit.events"))
                .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
                .map(span -> new Statement(span.getName(), textOf(span)))
                .toList();
    }

    // The counter of an account is named by the hash of its email, which exists for any email.
    private static Optional<String> textOf(SpanData span) {
        return Optional.ofNullable(RecordedSpans.attribute(span, "db.query.text"))
                .map(text -> text.replaceFirst("(account:)\\p{XDigit}{64}", "$1?"));
    }

    private long timed(String email) {
        long begun = System.nanoTime();
        requestReset(email);
        return System.nanoTime() - begun;
    }

    private static double percentile(long[] nanos, int percent) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * percent / 100] / 1e6;
    }
}
