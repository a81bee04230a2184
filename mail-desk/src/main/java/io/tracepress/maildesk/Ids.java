package io.tracepress.maildesk;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names of mails, of which none comes again after a restart. */
final class Ids {

    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private Ids() {}

    static synchronized String next() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong()) + HexFormat.of().toHexDigits(RANDOM.nextInt());
    }
}
