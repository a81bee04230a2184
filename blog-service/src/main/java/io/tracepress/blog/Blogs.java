package io.tracepress.blog;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.paging.PageRequest.Page;
import io.tracepress.kit.paging.PageToken;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** All blogs: written by their authors, read by everybody once published. */
@Component
class Blogs {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final BlogRepository stored;
    private final Clock clock;

    Blogs(BlogRepository stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    Blog create(UUID authorId, BlogDraft draft) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var blog = new Blog(
                id,
                Slug.of(draft.title(), id),
                authorId,
                draft.title().strip(),
                draft.content(),
                draft.tags().stream().map(String::strip).distinct().toList(),
                now,
                now,
                draft.publish() ? Optional.of(now) : Optional.empty());
        stored.add(blog);
        return blog;
    }

    /** The blog, if the reader may see it: drafts exist only for their author. */
    Blog read(String idOrSlug, Optional<UUID> reader) {
        var found =
                ID.matcher(idOrSlug).matches() ? stored.find(UUID.fromString(idOrSlug)) : stored.findBySlug(idOrSlug);
        return found.filter(blog -> blog.isVisibleTo(reader))
                .orElseThrow(() -> ServiceFailure.notFound("There is no such blog."));
    }

    Page<BlogSummary> newest(PageRequest page) {
        return page.page(stored.newest(page), blog -> new PageToken(blog.publishedAt(), blog.id()));
    }
}
