package io.tracepress.blog;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.events.v1.BlogDeleted;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.idempotency.IdempotencyKey;
import io.tracepress.kit.idempotency.IdempotencyKeys;
import io.tracepress.kit.outbox.Outbox;
import io.tracepress.kit.validation.InputValidator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All blogs: written by their authors, read by everybody once published. */
@Component
class Blogs {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final BlogRepository stored;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final InputValidator inputs;
    private final TransactionOperations transactions;
    private final Clock clock;

    Blogs(
            BlogRepository stored,
            IdempotencyKeys keys,
            Outbox outbox,
            InputValidator inputs,
            TransactionOperations transactions,
            Clock clock) {
        this.stored = stored;
        this.keys = keys;
        this.outbox = outbox;
        this.inputs = inputs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The new blog, or the one that the same request with the same key wrote before. */
    Blog create(UUID authorId, BlogDraft draft, Optional<IdempotencyKey> key) {
        var blog = Blog.written(UuidCreator.getTimeOrderedEpoch(), authorId, draft, now());
        var added = add(blog, key);
        BlogAttributes.record(added);
        return added;
    }

    /** The blog, if the reader may see it: drafts exist only for their author. */
    Blog read(String idOrSlug, Optional<UUID> reader) {
        var found =
                ID.matcher(idOrSlug).matches() ? stored.find(UUID.fromString(idOrSlug)) : stored.findBySlug(idOrSlug);
        var blog = found.filter(candidate -> candidate.isVisibleTo(reader)).orElseThrow(Blogs::notFound);
        BlogAttributes.record(blog);
        return blog;
    }

    /** Changes the author's blog, if it has one of the versions; none given means any. */
    Blog update(UUID author, UUID id, BlogEdit edit, List<Long> versions) {
        return transactions.execute(_ -> {
            var blog = ownToChange(author, id, versions);
            var changed = blog.rewritten(inputs.valid(edit.of(blog)), now());
            stored.update(changed);
            return changed;
        });
    }

    void delete(UUID author, UUID id, List<Long> versions) {
        transactions.executeWithoutResult(_ -> {
            var blog = ownToChange(author, id, versions);
            stored.delete(blog.id());
            outbox.write(
                    BlogDeleted.newBuilder().setBlogId(blog.id().toString()).build());
        });
    }

    private Blog add(Blog blog, Optional<IdempotencyKey> key) {
        return transactions.execute(_ -> {
            var writtenBefore = key.flatMap(named -> keys.claim(named, blog.id()));
            if (writtenBefore.isPresent()) {
                return stored.find(writtenBefore.get()).orElseThrow(Blogs::notFound);
            }
            stored.add(blog);
            return blog;
        });
    }

    private Blog ownToChange(UUID caller, UUID id, List<Long> versions) {
        BlogAttributes.record(id);
        var blog = stored.findAndLock(id)
                .filter(found -> found.isVisibleTo(Optional.of(caller)))
                .orElseThrow(Blogs::notFound);
        if (!blog.authorId().equals(caller)) {
            throw ServiceFailure.forbidden("Only its author may change a blog.");
        }
        if (!versions.isEmpty() && !versions.contains(blog.version())) {
            throw ServiceFailure.changedMeanwhile("The blog has changed meanwhile.");
        }
        return blog;
    }

    // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ServiceFailure notFound() {
        return ServiceFailure.notFound("There is no such blog.");
    }
}
