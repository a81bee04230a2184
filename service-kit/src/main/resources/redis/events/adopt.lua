-- Hands a consumer, within its pending events, what others have left for so long that they must be dead. Being handed
-- over is no delivery.
-- KEYS: streams; ARGV: group, consumer, milliseconds that mean death, how many at most.
local adopted = 0
for _, stream in ipairs(KEYS) do
  local cursor = '0-0'
  while adopted < tonumber(ARGV[4]) do
    local answer = redis.call(
      'XAUTOCLAIM', stream, ARGV[1], ARGV[2], ARGV[3], cursor, 'COUNT', ARGV[4] - adopted, 'JUSTID')
    adopted = adopted + #answer[2]
    cursor = answer[1]
    if cursor == '0-0' then
      break
    end
  end
end
return adopted
