CREATE TABLE comments (
    id          uuid        PRIMARY KEY,
    blog_id     uuid        NOT NULL,
    author_id   uuid        NOT NULL,
    -- The comment that this one answers; NULL for a comment on the blog itself.
    parent_id   uuid        REFERENCES comments (id) ON DELETE CASCADE,
    content     text        NOT NULL,
    created_at  timestamptz NOT NULL
);

CREATE INDEX comments_of_blog ON comments (blog_id, created_at, id);
CREATE INDEX replies_of_comment ON comments (parent_id) WHERE parent_id IS NOT NULL;
