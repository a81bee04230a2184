-- One row per event that asks for a mail: written before the mail is sent, so that the event may come again.
CREATE TABLE deliveries (
    event_id      uuid        PRIMARY KEY,
    event_type    text        NOT NULL,
    user_id       uuid        NOT NULL,
    state         text        NOT NULL CONSTRAINT deliveries_known_state CHECK (state IN ('pending', 'sent', 'skipped')),
    -- How many times sending was begun.
    tries         integer     NOT NULL,
    -- Why the last try failed, without the address.
    last_failure  text,
    -- Who is sending it; nobody else does until the lease ends.
    lease_owner   text,
    leased_until  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    sent_at       timestamptz
);

-- Pages of deliveries, latest first, and the oldest ones, which are pruned.
CREATE INDEX deliveries_latest ON deliveries (created_at, event_id);
