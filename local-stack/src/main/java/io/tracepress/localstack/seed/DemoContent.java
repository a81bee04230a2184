package io.tracepress.localstack.seed;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Believable people, and what they write: the same for the same numbers, and with more blogs the same and some more.
 *
 * @param cast everybody whom a demo may have, of whom the first are the people of this one
 */
public record DemoContent(List<Person> cast, List<Person> people, List<Blog> blogs) {

    public static final int MOST_BLOGS = 120;
    public static final int MOST_USERS = 24;
    /** An author, a reader, and one who answers. */
    public static final int FEWEST_USERS = 3;

    /** Fails if that is more than a demo needs, or less. */
    public static DemoContent of(int blogs, int users) {
        requireWithin("--blogs", blogs, 1, MOST_BLOGS);
        requireWithin("--users", users, FEWEST_USERS, MOST_USERS);
        var library = Library.load();
        var composer = new Composer(library, users);
        return new DemoContent(
                library.people(),
                library.people().subList(0, users),
                IntStream.rangeClosed(1, blogs).mapToObj(composer::blog).toList());
    }

    Person lead() {
        return people.get(Composer.LEAD);
    }

    private static void requireWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SeedException(option + " must be " + least + " to " + most + ", not " + value
                    + ": it is a demo; ./tracepress stress makes load");
        }
    }
}
