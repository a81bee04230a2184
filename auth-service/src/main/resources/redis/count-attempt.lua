-- KEYS: names; ARGV: for each name, how many attempts in how many milliseconds.
-- Answers 0 and counts, or answers how many milliseconds to wait and counts nothing.
for i, name in ipairs(KEYS) do
  if tonumber(redis.call('GET', name) or '0') >= tonumber(ARGV[2 * i - 1]) then
    return math.max(redis.call('PTTL', name), 1)
  end
end
for i, name in ipairs(KEYS) do
  if redis.call('INCR', name) == 1 then
    redis.call('PEXPIRE', name, ARGV[2 * i])
  end
end
return 0
