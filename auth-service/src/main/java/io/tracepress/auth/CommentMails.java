package io.tracepress.auth;

import org.springframework.stereotype.Component;

/** Mails about comments, which each of them lets its reader end. */
@Component
class CommentMails {

    private final MailLinks links;
    private final CredentialRepository credentials;

    CommentMails(MailLinks links, CredentialRepository credentials) {
        this.links = links;
        this.credentials = credentials;
    }

    void unsubscribe(String token) {
        var link = links.require(token, MailLinkPurpose.UNSUBSCRIPTION);
        credentials.endCommentMails(link.userId());
    }
}
