package io.tracepress.auth;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** The form in which emails and usernames are unique: NFKC and lower case. */
final class LoginName {

    private LoginName() {}

    /** For places that are none for addresses of people, such as Redis. */
    static String hash(String key) {
        return Hashing.sha256().hashString(key, StandardCharsets.UTF_8).toString();
    }

    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
