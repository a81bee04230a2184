package io.tracepress.maildesk;

import io.tracepress.desk.Answer;
import io.tracepress.desk.BrowserGuard;
import io.tracepress.desk.Request;
import io.tracepress.desk.Templates;
import java.util.Map;

/** What a browser shows. */
final class Pages {

    private static final String POLICY_WITH_FRAME = BrowserGuard.POLICY + "; frame-src 'self'";

    private final Templates templates = new Templates(Pages.class);
    private final Mailbox mailbox;
    private final String publicUrl;

    Pages(Mailbox mailbox, String publicUrl) {
        this.mailbox = mailbox;
        this.publicUrl = publicUrl;
    }

    Answer list(Request request) {
        return templates.page(200, "list", ListView.of(request, mailbox, publicUrl));
    }

    Answer mail(Request request) {
        return mailbox.find(request.variable())
                .map(held -> templates
                        .page(200, "mail", MailView.of(held, request.parameter("show"), mailbox))
                        .with("Content-Security-Policy", POLICY_WITH_FRAME))
                .orElseGet(() -> missing(request));
    }

    /** What the sender wrote, for the frame in the page of the mail. */
    Answer html(Request request) {
        return mailbox.find(request.variable())
                .map(held -> HtmlBody.answer(held.open().html()))
                .orElseGet(() -> missing(request));
    }

    private Answer missing(Request request) {
        return templates.page(404, "missing", Map.of("id", request.variable()));
    }
}
