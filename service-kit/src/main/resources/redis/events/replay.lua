-- Moves a dead letter to the stream that only its group reads; answers 0 when it is gone.
-- KEYS: the group's dead letters, its replays; ARGV: the dead letter's entry.
local letter = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not letter then
  return 0
end
redis.call('XADD', KEYS[2], '*', unpack(letter[2]))
redis.call('XDEL', KEYS[1], ARGV[1])
return 1
