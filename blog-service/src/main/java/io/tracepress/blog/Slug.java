package io.tracepress.blog;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** A blog's readable name in URLs. */
final class Slug {

    private static final int MAX_LENGTH = 60;
    // Of 48 bits, a million blogs of one title meet with a chance of 1 in 560; of 32 bits, a hundred thousand would.
    private static final int RANDOM_DIGITS = 12;

    private Slug() {}

    /** From the title, and from the id's random end, which keeps equal titles apart. */
    static String of(String title, UUID id) {
        String ascii = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String words = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = words.substring(0, Math.min(words.length(), MAX_LENGTH)).replaceAll("^-|-$", "");
        String suffix = HexFormat.of().toHexDigits(id.getLeastSignificantBits(), RANDOM_DIGITS);
        return cut.isEmpty() ? suffix : cut + "-" + suffix;
    }
}
