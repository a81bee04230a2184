package io.tracepress.localstack.seed;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides what blog has which number, who writes it and who says what of it: the same today and tomorrow. */
record Composer(Library library, int people) {

    /** The person whose login is told: all drafts are theirs, so that there is something to go on with. */
    static final int LEAD = 0;

    private static final int ISSUE_EVERY = 4;

    Blog blog(int number) {
        var article = article(number);
        if (article.draft()) {
            return new Blog(number, LEAD, article, List.of());
        }
        // Not just one after the other: some write twice before another one does.
        int author = (number + number / 5) % people;
        var remarks = Stream.concat(article.remarks().stream(), chatter(number)).toList();
        var comments = IntStream.range(0, remarks.size())
                .mapToObj(place -> comment(remarks.get(place), author, number * 3 + place))
                .toList();
        return new Blog(number, author, article, comments);
    }

    private Article article(int number) {
        var articles = library.articles();
        var notes = new FieldNotes(library);
        int whileThereAreArticles = articles.size() * ISSUE_EVERY / (ISSUE_EVERY - 1);
        if (number > whileThereAreArticles) {
            return notes.issue(number - articles.size());
        }
        int issues = number / ISSUE_EVERY;
        return number % ISSUE_EVERY == 0 ? notes.issue(issues) : articles.get(number - 1 - issues);
    }

    // Few people say something below most blogs, and a crowd below some: more than a page of comments.
    private Stream<Remark> chatter(int number) {
        int many = switch (number % 10) {
            case 3 -> 24;
            case 6 -> 9;
            default -> number % 4;
        };
        var chatter = library.chatter();
        return IntStream.range(0, many).mapToObj(place -> chatter.get((number * 7 + place) % chatter.size()));
    }

    private Comment comment(Remark remark, int author, int reader) {
        var replies = IntStream.range(0, remark.replies().size())
                .mapToObj(place -> reply(remark.replies().get(place), author, reader + 1 + place))
                .toList();
        return new Comment(readerOf(author, reader), remark.text(), replies);
    }

    private Comment reply(Remark.Reply reply, int author, int reader) {
        return new Comment(reply.byAuthor() ? author : readerOf(author, reader), reply.text(), List.of());
    }

    /** Anybody but the author. */
    private int readerOf(int author, int reader) {
        return (author + 1 + reader % (people - 1)) % people;
    }
}
