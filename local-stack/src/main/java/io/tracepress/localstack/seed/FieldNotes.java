package io.tracepress.localstack.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A series whose issues quote a section each of three articles, so that it outlasts them. */
record FieldNotes(Library library) {

    private static final int QUOTED = 3;

    private record Quote(Article article, Article.Section section) {

        private String text() {
            return "## %s\n\n*From “%s”.*\n\n%s".formatted(section.heading(), article.title(), section.text());
        }
    }

    /** The first has the number 1. */
    Article issue(int number) {
        var quotes = quotes(number);
        return new Article(
                "Field notes %d: %s"
                        .formatted(number, quotes.getFirst().section().heading()),
                tags(quotes),
                false,
                content(number, quotes),
                List.of());
    }

    // Each round through the articles puts other ones beside each other, and quotes other sections.
    private List<Quote> quotes(int number) {
        var articles = library.articles().stream()
                .filter(Predicate.not(Article::draft))
                .toList();
        int first = QUOTED * (number - 1);
        int round = first / articles.size();
        var quotes = new ArrayList<Quote>();
        for (int i = 0; i < QUOTED; i++) {
            var article = articles.get((first + i * (1 + 4 * round)) % articles.size());
            var sections = article.sections();
            quotes.add(new Quote(article, sections.get((round + i) % sections.size())));
        }
        return quotes;
    }

    private String content(int number, List<Quote> quotes) {
        var opening = library.openings().get(number % library.openings().size());
        var closing = library.closings().get(number % library.closings().size());
        return Stream.of(Stream.of(opening), quotes.stream().map(Quote::text), Stream.of("---", closing))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n"));
    }

    private static List<String> tags(List<Quote> quotes) {
        return Stream.concat(
                        Stream.of("field-notes"),
                        quotes.stream().map(quote -> quote.article().tags().getFirst()))
                .distinct()
                .toList();
    }
}
