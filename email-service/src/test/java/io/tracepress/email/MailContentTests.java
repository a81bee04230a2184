package io.tracepress.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.email.Users.TestUser;
import io.tracepress.events.v1.CommentCreated;
import io.tracepress.events.v1.EmailVerificationRequested;
import io.tracepress.events.v1.PasswordResetRequested;
import io.tracepress.events.v1.SessionFamilyRevoked;
import io.tracepress.events.v1.UserRegistered;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailContentTests extends EmailTest {

    private final TestUser ada = USERS.named("ada");
    private final TestUser grace = USERS.named("grace");

    @Autowired
    WelcomeMail welcomeMail;

    @Autowired
    EmailVerificationMail emailVerificationMail;

    @Autowired
    PasswordResetMail passwordResetMail;

    @Autowired
    CommentMail commentMail;

    @Autowired
    SessionEndedMail sessionEndedMail;

    @Test
    void aNewUserIsWelcomedAndAskedToConfirmTheAddress() {
        welcomeMail.handle(event(UserRegistered.newBuilder().setUserId(ada.id()).build()));

        assertThat(mailTo(ada).subject()).isEqualTo("Welcome to Tracepress");
        assertThat(mailTo(ada).text()).contains("Hello ada,", verificationLink(ada));
        assertThat(mailTo(ada).html()).contains("href=\"" + escaped(verificationLink(ada)) + "\"");
        assertSameWords(mailTo(ada));
    }

    @Test
    void theVerificationLinkIsSentAgain() {
        emailVerificationMail.handle(event(
                EmailVerificationRequested.newBuilder().setUserId(ada.id()).build()));

        assertThat(mailTo(ada).subject()).isEqualTo("Confirm your address");
        assertThat(mailTo(ada).text()).contains(verificationLink(ada));
        assertSameWords(mailTo(ada));
    }

    @Test
    void aForgottenPasswordCanBeReplaced() {
        passwordResetMail.handle(
                event(PasswordResetRequested.newBuilder().setUserId(ada.id()).build()));

        assertThat(mailTo(ada).subject()).isEqualTo("Reset your password");
        assertThat(mailTo(ada).text())
                .contains("https://tracepress.example/reset#token=" + ada.token(), "30 minutes", "do nothing");
        assertSameWords(mailTo(ada));
    }

    @Test
    void theAuthorOfABlogIsToldWhoCommented() {
        String blog = comment("On ghosts");

        assertThat(mailTo(ada).subject()).isEqualTo("grace commented on “On ghosts”");
        assertThat(mailTo(ada).text())
                .contains(
                        "grace has written a comment on your blog “On ghosts”.",
                        "https://tracepress.example/blogs/" + blog,
                        "https://tracepress.example/unsubscribe#token=" + ada.token());
        assertSameWords(mailTo(ada));
    }

    @Test
    void mailsAboutCommentsCanBeEndedByOneClick() {
        comment("On ghosts");

        assertThat(mailTo(ada).header("List-Unsubscribe"))
                .isEqualTo("<https://tracepress.example/auth/unsubscribe?token=" + ada.token() + ">");
        assertThat(mailTo(ada).header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void aCommenterWithoutAProfileIsSomebody() {
        String blog = BLOGS.titled("On ghosts");
        commentMail.handle(event(
                commentOn(blog).setCommentAuthorId(UUID.randomUUID().toString()).build()));

        assertThat(mailTo(ada).subject()).isEqualTo("Somebody commented on “On ghosts”");
    }

    @Test
    void aUserWhoseSessionWasEndedLearnsWhyAndWhatToDo() {
        sessionEndedMail.handle(event(SessionFamilyRevoked.newBuilder()
                .setUserId(ada.id())
                .setSessionId(UUID.randomUUID().toString())
                .build()));

        assertThat(mailTo(ada).subject()).isEqualTo("We ended one of your sessions");
        assertThat(mailTo(ada).text())
                .contains("came a second time", "https://tracepress.example/reset\n")
                .doesNotContain(ada.token());
        assertSameWords(mailTo(ada));
    }

    @Test
    void headersSayWhatTheMailIs() {
        var event = event(UserRegistered.newBuilder().setUserId(ada.id()).build());

        welcomeMail.handle(event);

        ReceivedMail mail = mailTo(ada);
        assertThat(mail.header("Message-ID")).isEqualTo("<" + event.id() + "@tracepress.local>");
        assertThat(mail.header("From")).isEqualTo("Tracepress <no-reply@tracepress.local>");
        assertThat(mail.header("To")).isEqualTo(ada.email());
        assertThat(mail.header("Date")).isNotEmpty();
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
        assertThat(mail.headerNames()).doesNotContain("List-Unsubscribe", "List-Unsubscribe-Post");
    }

    @Test
    void aTitleIsNoMarkup() {
        comment("<img src=x onerror=alert(1)> & \"friends\" {{link.url}}");

        assertThat(mailTo(ada).html()).doesNotContain("<img").contains("&lt;img src");
        assertThat(mailTo(ada).text()).contains("“<img src=x onerror=alert(1)> & \"friends\" {{link.url}}”");
        assertSameWords(mailTo(ada));
    }

    @Test
    void aTitleIsNoHeader() {
        comment("Hello\r\nBcc: eve@mail.example\r\n\r\nBuy this\u2028now");

        assertThat(mailTo(ada).subject()).isEqualTo("grace commented on “Hello Bcc: eve@mail.example Buy this now”");
        assertThat(mailTo(ada).headerNames()).doesNotContain("Bcc");
    }

    @Test
    void aLongTitleIsCutInTheSubjectAlone() {
        String title = "🙂".repeat(200);

        comment(title);

        assertThat(mailTo(ada).subject()).isEqualTo("grace commented on “" + "🙂".repeat(49) + "…”");
        assertThat(mailTo(ada).text()).contains(title);
    }

    @Test
    void aTitleFromRightToLeftKeepsToItself() {
        comment("\u202eأشباح\u202c");

        assertThat(mailTo(ada).subject()).isEqualTo("grace commented on “\u2068أشباح\u2069”");
    }

    private String comment(String title) {
        String blog = BLOGS.titled(title);
        commentMail.handle(event(commentOn(blog).setCommentAuthorId(grace.id()).build()));
        return blog;
    }

    private CommentCreated.Builder commentOn(String blog) {
        return CommentCreated.newBuilder()
                .setCommentId(UUID.randomUUID().toString())
                .setBlogId(blog)
                .setBlogAuthorId(ada.id());
    }

    private static void assertSameWords(ReceivedMail mail) {
        assertThat(wordsOf(mail.shownByHtml())).containsAll(wordsOf(mail.text()));
    }

    private static List<String> wordsOf(String text) {
        return Stream.of(text.split("\\s+"))
                .map(word -> word.replaceFirst(":$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String verificationLink(TestUser user) {
        return "https://tracepress.example/verify#token=" + user.token();
    }

    private static String escaped(String url) {
        return url.replace("=", "&#x3D;");
    }
}
