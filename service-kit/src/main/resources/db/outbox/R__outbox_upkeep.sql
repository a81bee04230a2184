-- Repeatable, because a V0_2 would come too late for databases that have the service's V1 already.

-- Published rows are deleted after a while.
CREATE INDEX IF NOT EXISTS outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

-- When the row was written and not when its transaction began: the time between is the request's and not the outbox's.
ALTER TABLE outbox ALTER COLUMN created_at SET DEFAULT clock_timestamp();
