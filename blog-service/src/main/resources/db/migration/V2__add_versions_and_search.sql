ALTER TABLE blogs ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- array_to_string is not IMMUTABLE, because of element types that are not text; a generated column needs it to be.
CREATE FUNCTION words_of_tags(tags text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_string(tags, ' ');

ALTER TABLE blogs ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    to_tsvector('english', title)
    || to_tsvector('english', words_of_tags(tags))
    || to_tsvector('english', content)
) STORED;

CREATE INDEX blogs_search ON blogs USING gin (search);
CREATE INDEX blogs_tags ON blogs USING gin (tags);
CREATE INDEX blogs_of_author ON blogs (author_id, published_at DESC, id DESC) WHERE published_at IS NOT NULL;
CREATE INDEX drafts_of_author ON blogs (author_id, created_at DESC, id DESC) WHERE published_at IS NULL;
