CREATE TABLE credentials (
    id             uuid        PRIMARY KEY,
    email          text        NOT NULL,
    -- NFKC and lower case: what uniqueness and login go by.
    email_key      text        NOT NULL CONSTRAINT credentials_email_taken UNIQUE,
    username       text        NOT NULL,
    username_key   text        NOT NULL CONSTRAINT credentials_username_taken UNIQUE,
    password_hash  text        NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sessions (
    id          uuid        PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    ended_at    timestamptz
);

CREATE INDEX sessions_of_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
    id           uuid        PRIMARY KEY,
    session_id   uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    secret_hash  text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);
