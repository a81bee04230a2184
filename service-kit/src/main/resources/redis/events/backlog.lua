-- Answers how many events a group has yet to be given of a stream, and how many it was given and is not done with.
-- KEYS: the stream, the hash of the streams' last numbers; ARGV: group, type.
local function field(entry, name)
  for i = 1, #entry, 2 do
    if entry[i] == name then
      return entry[i + 1]
    end
  end
end

for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  if field(group, 'name') == ARGV[1] then
    local next_entry = redis.call('XRANGE', KEYS[1], '(' .. field(group, 'last-delivered-id'), '+', 'COUNT', 1)[1]
    local lag = 0
    if next_entry then
      lag = redis.call('HGET', KEYS[2], ARGV[2]) - field(next_entry[2], 'n') + 1
    end
    return {lag, field(group, 'pending')}
  end
end
return {0, 0}
