-- Gives a consumer one of its own events whose time for another try has come: stream, entry, deliveries, fields.
-- KEYS: streams; ARGV: group, consumer, milliseconds before the second try, which double with each further one, and
-- their limit.
local first_delay, longest_delay = tonumber(ARGV[3]), tonumber(ARGV[4])
for _, stream in ipairs(KEYS) do
  local pending = redis.call('XPENDING', stream, ARGV[1], 'IDLE', ARGV[3], '-', '+', 1000, ARGV[2])
  for _, entry in ipairs(pending) do
    local id, idle, deliveries = entry[1], entry[3], entry[4]
    if idle >= math.min(first_delay * 2 ^ math.max(deliveries - 1, 0), longest_delay) then
      local claimed = redis.call('XCLAIM', stream, ARGV[1], ARGV[2], 0, id)
      if claimed[1] then
        return {stream, id, deliveries + 1, claimed[1][2]}
      end
      -- Somebody has deleted the entry from the stream.
      redis.call('XACK', stream, ARGV[1], id)
    end
  end
end
return false
