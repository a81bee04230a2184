package io.tracepress.auth;

import io.tracepress.auth.v1.MintMailLinkRequest;
import io.tracepress.auth.v1.MintMailLinkResponse;
import io.tracepress.auth.v1.UnsubscribeRequest;
import io.tracepress.auth.v1.UnsubscribeResponse;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.validation.InputValidator;
import org.springframework.stereotype.Component;

/** Calls about mails: whom they go to, with which link, and who wants no more of them. */
@Component
class MailCalls {

    private final MailContacts contacts;
    private final CommentMails commentMails;

    MailCalls(MailContacts contacts, CommentMails commentMails) {
        this.contacts = contacts;
        this.commentMails = commentMails;
    }

    MintMailLinkResponse mintMailLink(MintMailLinkRequest request) {
        var userId = InputValidator.uuid("user_id", request.getUserId());
        var contact = switch (request.getPurpose()) {
            case MAIL_PURPOSE_EMAIL_VERIFICATION -> contacts.withLink(userId, MailLinkPurpose.EMAIL_VERIFICATION);
            case MAIL_PURPOSE_PASSWORD_RESET -> contacts.withLink(userId, MailLinkPurpose.PASSWORD_RESET);
            case MAIL_PURPOSE_COMMENT_NOTICE -> contacts.forCommentNotice(userId);
            case MAIL_PURPOSE_SECURITY_NOTICE -> contacts.withoutLink(userId);
            case MAIL_PURPOSE_UNSPECIFIED, UNRECOGNIZED ->
                throw ServiceFailure.invalid("purpose", "must be one that is known");
        };
        return MintMailLinkResponse.newBuilder()
                .setEmail(contact.user().email())
                .setUsername(contact.user().username())
                .setLink(contact.link().orElse(""))
                .setOneClickUnsubscribeUrl(contact.oneClickUnsubscribeUrl().orElse(""))
                .setUnsubscribed(contact.unsubscribed())
                .build();
    }

    UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        commentMails.unsubscribe(request.getToken());
        return UnsubscribeResponse.getDefaultInstance();
    }
}
