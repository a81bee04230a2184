package io.tracepress.maildesk;

import io.tracepress.desk.Answer;
import io.tracepress.desk.Assets;
import io.tracepress.desk.BrowserGuard;
import io.tracepress.desk.DeskServer;
import io.tracepress.desk.Routes;
import java.io.IOException;
import java.time.InstantSource;

/** Takes mail by SMTP and shows it in a browser. */
final class MailDesk implements AutoCloseable {

    private final Mailbox mailbox;
    private final Reception reception;
    private final DeskServer desk;

    MailDesk(Settings settings) throws IOException {
        this.mailbox = new Mailbox(settings.memory());
        MailpitApi api = new MailpitApi(mailbox);
        Pages pages = new Pages(mailbox, settings.publicUrl());
        Routes routes = new Routes("There is nothing here. Mails are at /.")
                .get("/", pages::list)
                .get("/view/*.html", pages::html)
                .get("/view/*", pages::mail)
                .get("/assets/*", new Assets(MailDesk.class)::get)
                .get("/readyz", _ -> Answer.text(200, "ok"))
                .get("/api/v1/messages", api::messages)
                .delete("/api/v1/messages", api::delete)
                .get("/api/v1/search", api::search)
                .get("/api/v1/message/*", api::message)
                .get("/api/v1/message/*/headers", api::headers)
                .get("/api/v1/message/*/raw", api::raw);
        this.reception = Reception.open(settings, mailbox, InstantSource.system());
        this.desk =
                DeskServer.start(settings.at(settings.deskPort()), routes, new BrowserGuard(settings.bindAddress()));
    }

    static void main() {
        try {
            var desk = new MailDesk(Settings.from(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "stop"));
            System.out.println("Mail desk: " + desk.desk.url() + ", SMTP at port " + desk.smtpPort());
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            System.err.println("Mail desk: " + e.getMessage());
            System.exit(1);
        }
    }

    int deskPort() {
        return desk.port();
    }

    int smtpPort() {
        return reception.port();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        reception.close();
        desk.close();
    }
}
