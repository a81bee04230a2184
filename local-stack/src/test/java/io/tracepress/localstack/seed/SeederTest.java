package io.tracepress.localstack.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracepress.localstack.seed.StubGateway.Refusal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SeederTest {

    private static final String LEAD = "mira-castellan@demo.example";

    private final StubGateway stub = new StubGateway();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void everythingOfTheContentIsThere() {
        var content = DemoContent.of(14, 5);
        var report = seed(content);

        assertThat(report.newUsers()).isEqualTo(5).isEqualTo(stub.passwords.size());
        assertThat(report.newBlogs()).isEqualTo(14).isEqualTo(stub.blogs.size());
        assertThat(report.newComments()).isPositive().isEqualTo(stub.comments.size());
        assertThat(stub.profiles.get(LEAD).path("displayName").asString()).isEqualTo("Mira Castellan");
        assertThat(pauses).isEmpty();
    }

    @Test
    void repliesBelongToAComment() {
        seed(DemoContent.of(3, 3));

        assertThat(stub.comments)
                .filteredOn(comment -> comment.has("parentId"))
                .isNotEmpty()
                .allMatch(reply -> stub.comments.stream()
                        .anyMatch(comment ->
                                comment.path("id").equals(reply.path("parentId")) && !comment.has("parentId")));
    }

    @Test
    void aSecondRunAddsNothing() {
        seed(DemoContent.of(14, 5));
        int blogs = stub.blogs.size();
        int comments = stub.comments.size();

        var second = seed(DemoContent.of(14, 5));

        assertThat(second.newUsers() + second.newBlogs() + second.newComments()).isZero();
        assertThat(stub.blogs).hasSize(blogs);
        assertThat(stub.comments).hasSize(comments);
    }

    @Test
    void withOtherPeopleTheSameBlogsAreNotWrittenAgain() {
        seed(DemoContent.of(14, 5));

        var second = seed(DemoContent.of(14, 3));

        assertThat(second.newBlogs() + second.newComments()).isZero();
    }

    @Test
    void moreBlogsAreAddedToThoseThatAreThere() {
        seed(DemoContent.of(5, 3));

        assertThat(seed(DemoContent.of(9, 3)).newBlogs()).isEqualTo(4);
    }

    @Test
    void whatWasDoneWithoutAnAnswerIsNotDoneAgain() {
        seed(DemoContent.of(6, 3));
        var undisturbed = texts(stub);

        try (var lossy = new StubGateway()) {
            lossy.losesOneAnswerOf = 3;
            seeder(lossy, DemoContent.of(6, 3)).run();

            assertThat(texts(lossy)).isEqualTo(undisturbed);
        }
        assertThat(pauses).isNotEmpty().containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void whoIsToldToComeLaterDoes() {
        stub.refusals.add(new Refusal(429, 7));
        stub.refusals.add(new Refusal(503, 2));

        assertThat(seed(DemoContent.of(1, 3)).newUsers()).isEqualTo(3);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
    }

    @Test
    void muchLaterIsForTheNextRun() {
        stub.refusals.add(new Refusal(429, 300));

        assertThatThrownBy(() -> seed(DemoContent.of(1, 3)))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("POST /auth/register")
                .hasMessageContaining("again in 300 s");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aGatewayThatStaysAwayIsGivenUp() {
        stub.refusals.addAll(Collections.nCopies(8, new Refusal(503, 1)));

        assertThatThrownBy(() -> seed(DemoContent.of(1, 3)))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("answered with 503");
        assertThat(stub.requests()).isEqualTo(8);
    }

    @Test
    void whoseAccessTokenExpiresLogsInAgain() {
        stub.tokenUses = 4;

        assertThat(seed(DemoContent.of(8, 3)).newBlogs()).isEqualTo(8);
    }

    @Test
    void whatSomebodyDeletedTodayStaysDeleted() {
        seed(DemoContent.of(4, 3));
        stub.blogs.removeIf(blog -> blog.path("title").asString().startsWith("The outbox"));

        assertThat(seed(DemoContent.of(4, 3)).newBlogs()).isZero();
        assertThat(stub.blogs).hasSize(3);
    }

    @Test
    void aProfileThatWasChangedStaysAsItIs() {
        seed(DemoContent.of(1, 3));
        stub.profiles.get(LEAD).put("bio", "Changed");

        seed(DemoContent.of(1, 3));

        assertThat(stub.profiles.get(LEAD).path("bio").asString()).isEqualTo("Changed");
    }

    @Test
    void anAccountOfSomebodyElseIsAFailureThatSaysSo() {
        stub.passwords.put(LEAD, "somebody else's");

        assertThatThrownBy(() -> seed(DemoContent.of(1, 3)))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("mira-castellan")
                .hasMessageContaining("not of the demo any more");
    }

    private SeedReport seed(DemoContent content) {
        return seeder(stub, content).run();
    }

    private Seeder seeder(StubGateway gateway, DemoContent content) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Seeder(new Gateway(URI.create(gateway.url()), pauses::add), content, Progress.on(nowhere, false));
    }

    private static List<String> texts(StubGateway gateway) {
        var texts = new ArrayList<String>();
        for (ObjectNode blog : gateway.blogs) {
            texts.add(blog.path("author").asString() + ": " + blog.path("title").asString());
        }
        for (ObjectNode comment : gateway.comments) {
            texts.add(comment.path("author").asString() + ": "
                    + comment.path("content").asString());
        }
        return texts;
    }
}
