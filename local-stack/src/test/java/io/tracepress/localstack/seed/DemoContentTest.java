package io.tracepress.localstack.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoContentTest {

    private static final DemoContent USUAL = DemoContent.of(40, 8);
    private static final DemoContent ALL = DemoContent.of(DemoContent.MOST_BLOGS, DemoContent.MOST_USERS);

    @Test
    void theSameNumbersAreTheSameContent() {
        assertThat(DemoContent.of(40, 8)).isEqualTo(USUAL);
    }

    @Test
    void moreBlogsAreTheSameAndSomeMore() {
        assertThat(DemoContent.of(55, 8).blogs()).startsWith(USUAL.blogs().toArray(Blog[]::new));
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "121, 8", "40, 2", "40, 25", "-1, -1"})
    void moreOrLessThanADemoNeedsIsRefused(int blogs, int users) {
        assertThatThrownBy(() -> DemoContent.of(blogs, users))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining(" must be ");
    }

    @Test
    void everybodyIsAnAccountThatTheApiTakes() {
        assertThat(ALL.people())
                .hasSize(DemoContent.MOST_USERS)
                .allMatch(person -> person.username().matches("[A-Za-z0-9_-]{3,30}"))
                .allMatch(person -> person.displayName().length() <= 60)
                .allMatch(person -> !person.bio().isBlank() && person.bio().length() <= 500)
                .extracting(Person::username)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyBlogIsOneThatTheApiTakes() {
        assertThat(ALL.blogs())
                .hasSize(DemoContent.MOST_BLOGS)
                .allMatch(blog -> blog.title().length() <= 200)
                .allMatch(blog -> blog.article().content().length() <= 100_000)
                .allMatch(blog -> blog.article().tags().size() <= 10)
                .allMatch(blog -> blog.article().tags().stream().allMatch(tag -> tag.matches("[a-z0-9-]{1,40}")))
                .extracting(Blog::title)
                .doesNotHaveDuplicates();
    }

    @Test
    void blogsAreLongAndHaveHeadings() {
        assertThat(ALL.blogs())
                .filteredOn(blog -> !blog.isDraft())
                .allMatch(blog -> blog.article().content().split("\\s+").length >= 200)
                .allMatch(blog -> blog.article().sections().size() >= 3);
    }

    @Test
    void draftsAreOfThePersonWhoseLoginIsTold() {
        assertThat(USUAL.blogs())
                .filteredOn(Blog::isDraft)
                .hasSize(3)
                .allMatch(draft -> draft.author() == Composer.LEAD)
                .allMatch(draft -> draft.comments().isEmpty());
    }

    @Test
    void everybodyWrites() {
        assertThat(USUAL.blogs()).extracting(Blog::author).contains(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void belowSomeBlogsThereIsACrowdAndBelowOthersNobody() {
        assertThat(USUAL.blogs())
                .anyMatch(blog -> blog.comments().size() > 20)
                .anyMatch(blog -> !blog.isDraft() && blog.comments().isEmpty());
    }

    @Test
    void nobodyBeginsADiscussionBelowTheirOwnBlogOrSaysTheSameTwice() {
        assertThat(ALL.blogs()).allSatisfy(blog -> {
            assertThat(blog.comments()).allMatch(comment -> comment.author() != blog.author());
            assertThat(texts(blog)).doesNotHaveDuplicates();
        });
    }

    private static List<String> texts(Blog blog) {
        return blog.comments().stream()
                .flatMap(comment -> Stream.concat(Stream.of(comment), comment.replies().stream()))
                .map(Comment::text)
                .toList();
    }
}
