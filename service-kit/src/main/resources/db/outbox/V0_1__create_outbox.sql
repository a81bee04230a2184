-- One row per event, written in the transaction of the change that it reports.
CREATE TABLE outbox (
    id            uuid        PRIMARY KEY,
    event_type    text        NOT NULL,
    payload       jsonb       NOT NULL,
    -- W3C trace context of the request that caused the event, so that its trace goes on through the queue.
    traceparent   text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    published_at  timestamptz
);

CREATE INDEX outbox_unpublished ON outbox (id) WHERE published_at IS NULL;
