package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.CallerAttributes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whom a mail goes to, and makes its link, at the moment when it is sent. */
@Component
class MailContacts {

    // The token stands in the fragment, which browsers keep for themselves, so that no log and no span has it.
    private static final String TOKEN_IN_FRAGMENT = "#token=";
    // Mail programs post to this one, and fragments do not reach a server.
    private static final String ONE_CLICK = "/auth/unsubscribe?token=";

    private final CredentialRepository credentials;
    private final MailLinks links;
    private final String publicUrl;

    MailContacts(CredentialRepository credentials, MailLinks links, AuthSettings settings) {
        this.credentials = credentials;
        this.links = links;
        this.publicUrl = settings.publicUrl().toString().replaceFirst("/+$", "");
    }

    MailContact withLink(UUID userId, MailLinkPurpose purpose) {
        var user = find(userId);
        return MailContact.withLink(user, url(purpose, links.create(userId, purpose)));
    }

    MailContact forCommentNotice(UUID userId) {
        var user = find(userId);
        if (!credentials.wantsCommentMails(userId)) {
            return MailContact.unsubscribed(user);
        }
        String token = links.create(userId, MailLinkPurpose.UNSUBSCRIPTION);
        return MailContact.subscribed(user, url(MailLinkPurpose.UNSUBSCRIPTION, token), publicUrl + ONE_CLICK + token);
    }

    MailContact withoutLink(UUID userId) {
        return MailContact.withoutLink(find(userId));
    }

    private Credential find(UUID userId) {
        CallerAttributes.recordUser(userId);
        return credentials.find(userId).orElseThrow(() -> ServiceFailure.notFound("There is no such user."));
    }

    private String url(MailLinkPurpose purpose, String token) {
        return publicUrl + purpose.page() + TOKEN_IN_FRAGMENT + token;
    }
}
