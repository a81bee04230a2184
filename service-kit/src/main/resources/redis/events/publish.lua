-- Adds an event to its stream, numbered, and answers how many consumer groups the stream has.
-- KEYS: the stream, the hash of the streams' last numbers; ARGV: the type, then the entry's fields and values.
local number = redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
redis.call('XADD', KEYS[1], '*', 'n', number, unpack(ARGV, 2))
return #redis.call('XINFO', 'GROUPS', KEYS[1])
