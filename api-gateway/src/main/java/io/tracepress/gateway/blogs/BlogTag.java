package io.tracepress.gateway.blogs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ETag;

/** The entity tag of a blog: its id and version, so of what its author wrote, not of names and counts beside it. */
final class BlogTag {

    // Versions start at 1: no blog has this one.
    private static final long NONE = 0;

    private BlogTag() {}

    static String of(String id, long version) {
        return ETag.quoteETagIfNecessary(id + "-" + version);
    }

    /** The versions that an If-Match header allows; empty when any will do. */
    static List<Long> allowedBy(Optional<String> ifMatch, String id) {
        if (ifMatch.isEmpty()) {
            return List.of();
        }
        List<ETag> tags = ETag.parse(ifMatch.get());
        if (tags.stream().anyMatch(ETag::isWildcard)) {
            return List.of();
        }
        var tagOfThisBlog = Pattern.compile(Pattern.quote(id) + "-(\\d{1,18})", Pattern.CASE_INSENSITIVE);
        List<Long> versions = tags.stream()
                .filter(tag -> !tag.weak())
                .map(tag -> tagOfThisBlog.matcher(tag.tag()))
                .filter(Matcher::matches)
                .map(match -> Long.valueOf(match.group(1)))
                .toList();
        return versions.isEmpty() ? List.of(NONE) : versions;
    }
}
