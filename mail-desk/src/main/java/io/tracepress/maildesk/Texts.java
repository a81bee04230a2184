package io.tracepress.maildesk;

import java.util.Locale;
import java.util.regex.Pattern;

/** Short forms of long texts. */
final class Texts {

    private static final int SNIPPET = 250;
    // Whoever sends a mail must not make this slow.
    private static final int LOOKED_AT = 12_000;
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(style|script|head|title)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("<[^<>]*+>");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private Texts() {}

    /** Between characters, as half of one cannot be written as JSON. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    /** The first words of a mail. */
    static String snippet(String text, String html) {
        return cut(
                        SPACE.matcher(text.isBlank() ? visible(html) : cut(text, LOOKED_AT))
                                .replaceAll(" "),
                        SNIPPET)
                .strip();
    }

    private static String visible(String html) {
        String begin = UNSEEN.matcher(cut(html, LOOKED_AT)).replaceAll(" ");
        return TAG.matcher(begin)
                .replaceAll(" ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
