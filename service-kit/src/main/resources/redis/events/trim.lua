-- Once a stream is longer than wanted, removes what all its groups have acknowledged; answers how long it is then.
-- KEYS: the stream; ARGV: the wanted length.
local function parts(id)
  local time, number = string.match(id, '(%d+)-(%d+)')
  return tonumber(time), tonumber(number)
end

local function following(id)
  local time, number = parts(id)
  return string.format('%.0f-%.0f', time, number + 1)
end

local function is_earlier(id, other)
  local time, number = parts(id)
  local other_time, other_number = parts(other)
  return time < other_time or (time == other_time and number < other_number)
end

local function field(info, name)
  for i = 1, #info, 2 do
    if info[i] == name then
      return info[i + 1]
    end
  end
end

if redis.call('XLEN', KEYS[1]) > tonumber(ARGV[1]) then
  local needed
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
    local oldest = redis.call('XPENDING', KEYS[1], field(group, 'name'))[2]
      or following(field(group, 'last-delivered-id'))
    if not needed or is_earlier(oldest, needed) then
      needed = oldest
    end
  end
  -- A stream that nobody has read yet is kept for whoever will.
  if needed then
    redis.call('XTRIM', KEYS[1], 'MINID', needed)
  end
end
return redis.call('XLEN', KEYS[1])
