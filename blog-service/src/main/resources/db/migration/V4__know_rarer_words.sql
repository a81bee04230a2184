-- A word that the statistics lack is estimated by the rarest that they have. With the usual 1,000 words, that is one in
-- 200 blogs, for which PostgreSQL would read all blogs, newest first, until a page is full: for a word of no blog, all.
ALTER TABLE blogs ALTER COLUMN search SET STATISTICS 1000;
