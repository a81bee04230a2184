package io.tracepress.maildesk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time for people, in the time zone of this machine, where the browser is too. */
final class Times {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private Times() {}

    static String text(Instant time) {
        ZonedDateTime here = time.atZone(ZoneId.systemDefault());
        return (here.toLocalDate().equals(LocalDate.now()) ? TODAY : EARLIER).format(here);
    }

    static String exact(Instant time) {
        return EXACT.format(time.atZone(ZoneId.systemDefault()));
    }
}
