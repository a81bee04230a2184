-- A word or tag that the statistics lack is estimated by the rarest that they have. With the usual number of them that is
-- one in 200 blogs, for which PostgreSQL would read all blogs, newest first, until a page is full: for one that no blog
-- has, all.
ALTER TABLE blogs ALTER COLUMN search SET STATISTICS 1000;
ALTER TABLE blogs ALTER COLUMN tags SET STATISTICS 1000;
