package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTests {

    // Its base64 has both characters in which the two alphabets differ.
    private static final String SECRET = "püss wörd?>~~/+é";

    private final SecretScanner scanner = new SecretScanner(Map.of("the password", SECRET));

    static Stream<String> encodings() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return Stream.of(
                SECRET,
                "java.lang.IllegalStateException: wrong " + SECRET + "\n\tat io.tracepress.Some.method(Some.java:1)",
                form,
                form.replace("+", "%20"),
                form.toLowerCase(Locale.ROOT),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void findsEachEncoding(String text) {
        assertThat(scanner.findings("a log", "before " + text + " after")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:", "\u0000\u0001"})
    void findsItInBase64WhereverItBegins(String before) {
        for (String after : new String[] {"", "x", "xy", "xyz"}) {
            byte[] whole = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);

            assertThat(scanner.findings("a log", Base64.getEncoder().encodeToString(whole)))
                    .hasSize(1);
            assertThat(scanner.findings(
                            "a log", Base64.getUrlEncoder().withoutPadding().encodeToString(whole)))
                    .hasSize(1);
        }
    }

    @Test
    void namesTheSecretAndThePlaceButNotTheSecret() {
        assertThat(scanner.findings("auth-service.log", "password=" + SECRET))
                .containsExactly("the password in auth-service.log after: password=");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(scanner.findings("a log", "püss wörd, but another one")).isEmpty();
    }
}
