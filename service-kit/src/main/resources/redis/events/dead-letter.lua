-- Moves an event from a group's pending ones to its dead letters; does nothing if another consumer was done with it.
-- KEYS: the stream, the group's dead letters, the set of groups that have some; ARGV: group, entry, then the dead
-- letter's fields and values.
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 1 then
  redis.call('XADD', KEYS[2], '*', unpack(ARGV, 3))
  redis.call('SADD', KEYS[3], ARGV[1])
  return 1
end
return 0
