CREATE TABLE users (
    -- Given by auth-service, which also decides about usernames.
    id            uuid        PRIMARY KEY,
    username      text        NOT NULL CONSTRAINT users_username_taken UNIQUE,
    display_name  text        NOT NULL,
    bio           text        NOT NULL DEFAULT '',
    created_at    timestamptz NOT NULL DEFAULT now()
);
