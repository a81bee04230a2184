CREATE TABLE blogs (
    id            uuid        PRIMARY KEY,
    slug          text        NOT NULL CONSTRAINT blogs_slug_taken UNIQUE,
    author_id     uuid        NOT NULL,
    title         text        NOT NULL,
    content       text        NOT NULL,
    tags          text[]      NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    -- NULL while it is a draft.
    published_at  timestamptz
);

-- The order of the front page.
CREATE INDEX blogs_newest ON blogs (published_at DESC, id DESC) WHERE published_at IS NOT NULL;
