package io.tracepress.maildesk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a text mail: plain text, or a link. */
record TextRun(String text, boolean link) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+(?<![.,;:!?)\\]])");

    static List<TextRun> of(String text) {
        List<TextRun> runs = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            runs.add(new TextRun(text.substring(end, links.start()), false));
            runs.add(new TextRun(links.group(), true));
            end = links.end();
        }
        runs.add(new TextRun(text.substring(end), false));
        return runs;
    }
}
