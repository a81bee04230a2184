package io.tracepress.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The forms in which a value can stand in a text, also as a part of something longer that was encoded as a whole. */
final class Encodings {

    private static final int BASE64_BITS = 6;

    private Encodings() {}

    static Set<String> of(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String uri = form.replace("+", "%20");
        for (String encoded : new String[] {form, uri}) {
            forms.add(encoded);
            forms.add(lowerCaseEscapes(encoded));
        }
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            forms.add(base64(bytes, before, Base64.getEncoder()));
            forms.add(base64(bytes, before, Base64.getUrlEncoder()));
        }
        return forms;
    }

    /** The characters that do not depend on what stands before and after: base64 makes 4 of 3 bytes. */
    private static String base64(byte[] bytes, int before, Base64.Encoder encoder) {
        byte[] padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        int first = Math.ceilDiv(before * Byte.SIZE, BASE64_BITS);
        int end = padded.length * Byte.SIZE / BASE64_BITS;
        return new String(Arrays.copyOfRange(encoder.encode(padded), first, end), StandardCharsets.US_ASCII);
    }

    private static String lowerCaseEscapes(String encoded) {
        var text = new StringBuilder(encoded);
        for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
            text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
