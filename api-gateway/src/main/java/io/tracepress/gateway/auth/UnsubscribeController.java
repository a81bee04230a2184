package io.tracepress.gateway.auth;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends mails about comments: for the page that a link opens, and for mail programs that do it in one click. */
@RestController
@RequestMapping("/auth/unsubscribe")
class UnsubscribeController {

    // One field without a file is not worth a parser of parts. Bounded, so that no body makes it slow.
    private static final Pattern ONE_CLICK_PART = Pattern.compile(
            "\\bname=\"?List-Unsubscribe\\b[^\\r\\n]{0,200}\\r\\n([^\\r\\n]{1,200}\\r\\n){0,5}\\r\\nOne-Click\\r\\n");

    private final MailLinkClient mailLinks;

    UnsubscribeController(MailLinkClient mailLinks) {
        this.mailLinks = mailLinks;
    }

    record Unsubscription(String token) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(@RequestBody Unsubscription body) {
        mailLinks.unsubscribe(body.token());
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribeInOneClick(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "List-Unsubscribe", defaultValue = "") String click) {
        unsubscribe(token, click.equals("One-Click"));
    }

    /** The same form in parts, which RFC 8058 lets mail programs send too. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribeInOneClickOfParts(@RequestParam(defaultValue = "") String token, @RequestBody String parts) {
        unsubscribe(token, ONE_CLICK_PART.matcher(parts).find());
    }

    /** A mail program that does not know of one click opens the same URL: there the page asks first. */
    @GetMapping
    ResponseEntity<Void> ask(@RequestParam(defaultValue = "") String token) {
        var page = UriComponentsBuilder.fromPath("/unsubscribe").fragment("token={token}");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(page.encode().buildAndExpand(token).toUri())
                .build();
    }

    // Whatever only follows links, such as a scanner of mails, does not say that a person clicked.
    private void unsubscribe(String token, boolean clicked) {
        if (!clicked) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The form must say List-Unsubscribe=One-Click (RFC 8058).");
        }
        mailLinks.unsubscribe(token);
    }
}
