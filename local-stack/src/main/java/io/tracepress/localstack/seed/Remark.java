package io.tracepress.localstack.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a reader has to say below a blog, and what is answered. */
record Remark(String text, List<Reply> replies) {

    private static final String REMARK = "- ";
    private static final String BY_AUTHOR = "@ ";
    private static final String BY_READER = "+ ";

    /** An answer of the blog's author, or of another reader. */
    record Reply(boolean byAuthor, String text) {

        private static Reply parse(String line) {
            if (!line.startsWith(BY_AUTHOR) && !line.startsWith(BY_READER)) {
                throw new IllegalArgumentException("Neither a remark nor a reply: " + line);
            }
            return new Reply(line.startsWith(BY_AUTHOR), line.substring(BY_AUTHOR.length()));
        }
    }

    /** A line each: a remark, and indented below it its replies. */
    static List<Remark> parse(String text) {
        var remarks = new ArrayList<Remark>();
        text.lines().filter(Predicate.not(String::isBlank)).forEach(line -> {
            if (line.startsWith(REMARK)) {
                remarks.add(new Remark(line.substring(REMARK.length()), new ArrayList<>()));
            } else {
                remarks.getLast().replies().add(Reply.parse(line.strip()));
            }
        });
        return remarks;
    }
}
