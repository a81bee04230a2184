-- KEYS: names of which one attempt each is taken back.
for _, name in ipairs(KEYS) do
  if tonumber(redis.call('GET', name) or '0') > 0 then
    redis.call('DECR', name)
  end
end
return 0
