-- What users named their requests, so that a repeat finds what the first one wrote.
CREATE TABLE idempotency_keys (
    user_id       uuid        NOT NULL,
    method        text        NOT NULL,
    key           text        NOT NULL,
    request_hash  text        NOT NULL,
    resource_id   uuid        NOT NULL,
    expires_at    timestamptz NOT NULL,
    PRIMARY KEY (user_id, method, key)
);

CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
