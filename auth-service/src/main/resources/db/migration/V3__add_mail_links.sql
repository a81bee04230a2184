ALTER TABLE credentials
    ADD COLUMN email_verified_at  timestamptz,
    -- Whether the user wants mails about comments.
    ADD COLUMN comment_mails      boolean  NOT NULL DEFAULT true;

-- The links in mails; the mail has the secret, here is its hash.
CREATE TABLE mail_links (
    id           uuid         PRIMARY KEY,
    user_id      uuid         NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    purpose      text         NOT NULL,
    secret_hash  text         NOT NULL,
    created_at   timestamptz  NOT NULL DEFAULT now(),
    expires_at   timestamptz  NOT NULL,
    -- Set when a link that works once has been used, or was made void by another.
    used_at      timestamptz
);

CREATE INDEX mail_links_of_user ON mail_links (user_id);

-- What has expired is deleted.
CREATE INDEX mail_links_by_expiry ON mail_links (expires_at);
