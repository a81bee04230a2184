package io.tracepress.maildesk;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** The mails of the last while, within a bound of bytes; the oldest makes room for the newest. */
final class Mailbox {

    private static final double MEGABYTE = 1024 * 1024;

    private final long bound;
    private final SequencedMap<String, HeldMail> mails = new LinkedHashMap<>();
    private long bytes;

    Mailbox(long bound) {
        this.bound = bound;
    }

    synchronized void add(HeldMail mail) {
        mails.put(mail.id(), mail);
        bytes += mail.bytes();
        Iterator<HeldMail> oldest = mails.values().iterator();
        while (bytes > bound) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    synchronized Optional<HeldMail> find(String id) {
        return id.equals("latest")
                ? Optional.ofNullable(mails.lastEntry()).map(entry -> entry.getValue())
                : Optional.ofNullable(mails.get(id));
    }

    /** As they are now. */
    synchronized List<HeldMail> newestFirst() {
        return List.copyOf(mails.sequencedValues().reversed());
    }

    synchronized void delete(Collection<String> ids) {
        for (String id : ids) {
            HeldMail deleted = mails.remove(id);
            bytes -= deleted == null ? 0 : deleted.bytes();
        }
    }

    synchronized void deleteAll() {
        mails.clear();
        bytes = 0;
    }

    synchronized int size() {
        return mails.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** For people. */
    synchronized String state() {
        String count = mails.size() == 1 ? "1 mail" : String.format(Locale.ROOT, "%,d mails", mails.size());
        return count + String.format(Locale.ROOT, " in %.1f of %.0f MB", bytes / MEGABYTE, bound / MEGABYTE);
    }
}
