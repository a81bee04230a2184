-- Deletes consumers that have not been seen for long; never one that has pending events, which would go with it.
-- KEYS: streams; ARGV: group, milliseconds.
local function field(info, name)
  for i = 1, #info, 2 do
    if info[i] == name then
      return info[i + 1]
    end
  end
end

local forgotten = 0
for _, stream in ipairs(KEYS) do
  for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', stream, ARGV[1])) do
    if field(consumer, 'pending') == 0 and field(consumer, 'idle') >= tonumber(ARGV[2]) then
      redis.call('XGROUP', 'DELCONSUMER', stream, ARGV[1], field(consumer, 'name'))
      forgotten = forgotten + 1
    end
  end
end
return forgotten
