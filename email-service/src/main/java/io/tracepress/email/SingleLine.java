package io.tracepress.email;

import java.text.Bidi;
import java.util.regex.Pattern;

/** Text that a user chose, such as a title, made fit for a sentence or a header of a mail. */
final class SingleLine {

    // Line breaks and other controls, and the marks that reverse the direction of what follows them.
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\s]+");
    private static final String ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";

    private static final int LONGEST_NAME = 50;

    private SingleLine() {}

    static String ofName(String username) {
        return of(username, LONGEST_NAME);
    }

    /** The text in one line of at most so many characters. */
    static String of(String text, int longest) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        String cut = line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
        char[] characters = cut.toCharArray();
        // Arabic or Hebrew reads from right to left, but the sentence around it does not.
        return Bidi.requiresBidi(characters, 0, characters.length) ? ISOLATE + cut + END_OF_ISOLATE : cut;
    }
}
