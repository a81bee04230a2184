package io.tracepress.localstack.seed;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text in Markdown, and what readers say of it. */
record Article(String title, List<String> tags, boolean draft, String content, List<Remark> remarks) {

    private static final String READERS = "\n<!-- readers -->\n";

    /** A part of an article that can stand alone. */
    record Section(String heading, String text) {}

    /** A file of {@code articles}: lines of a head, the text after an empty line, and the remarks after a mark. */
    static Article parse(String file) {
        var parts = file.split("\n\n", 2);
        var head = parts[0].lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var text = parts[1].split(READERS, 2);
        return new Article(
                head.get("title"),
                List.of(head.get("tags").split(", ")),
                head.containsKey("draft"),
                text[0].strip(),
                text.length == 1 ? List.of() : Remark.parse(text[1]));
    }

    List<Section> sections() {
        return Stream.of(content.split("(?m)^## "))
                .skip(1)
                .map(part -> part.split("\n", 2))
                .map(part -> new Section(part[0].strip(), part[1].strip()))
                .toList();
    }
}
