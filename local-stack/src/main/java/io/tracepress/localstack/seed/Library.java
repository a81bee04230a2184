package io.tracepress.localstack.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was written by hand for the demo.
 *
 * @param articles in the order in which they are published
 * @param chatter remarks that fit below anything
 * @param openings of field notes
 * @param closings of field notes
 */
record Library(
        List<Person> people,
        List<Article> articles,
        List<Remark> chatter,
        List<String> openings,
        List<String> closings) {

    static Library load() {
        return new Library(
                lines("people.txt").map(Person::parse).toList(),
                lines("articles.txt")
                        .map(name -> Article.parse(text("articles/" + name)))
                        .toList(),
                Remark.parse(text("chatter.txt")),
                lines("openings.txt").toList(),
                lines("closings.txt").toList());
    }

    private static Stream<String> lines(String resource) {
        return text(resource).lines().filter(Predicate.not(String::isBlank));
    }

    private static String text(String resource) {
        try (var file = Library.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
