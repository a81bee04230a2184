package io.tracepress.auth;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which emails and usernames are unique: NFKC and lower case. */
final class LoginName {

    private LoginName() {}

    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
