ALTER TABLE sessions
    ADD COLUMN device        text        NOT NULL DEFAULT '',
    ADD COLUMN last_used_at  timestamptz NOT NULL DEFAULT now(),
    -- Whether Redis knows that the session has ended. Until then no cached "active" may be believed.
    ADD COLUMN tombstoned    boolean     NOT NULL DEFAULT false;

CREATE INDEX sessions_without_tombstone ON sessions (ended_at) WHERE ended_at IS NOT NULL AND NOT tombstoned;

-- A token is used once; the time of its use tells a hasty client from a thief.
ALTER TABLE refresh_tokens ADD COLUMN used_at timestamptz;
