-- Takes one token from a bucket: the generic cell rate algorithm (ITU-T I.371), which is a token bucket in one number, the moment
-- at which the bucket will be full again. Time is that of this server, so every replica counts by the same clock.
-- KEYS[1]  the bucket
-- ARGV[1]  tokens that a full bucket holds
-- ARGV[2]  microseconds in which one token comes back
-- Returns 0 when a token was taken, else the microseconds until there is one.
local capacity = tonumber(ARGV[1])
local interval = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local full = tonumber(redis.call('GET', KEYS[1]) or '0')
if full < now then
  full = now
end
local missing = full + interval - now
local wait = missing - capacity * interval
if wait > 0 then
  return wait
end
-- A bucket that is full again needs no memory.
redis.call('SET', KEYS[1], string.format('%.0f', full + interval), 'PX', math.ceil(missing / 1000))
return 0
