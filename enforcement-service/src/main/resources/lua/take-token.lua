-- Takes tokens from a bucket: the generic cell rate algorithm (ITU-T I.371), which is a token bucket in one number, the moment
-- at which the bucket will be full again. Time is that of this server, so every replica counts by the same clock.
-- KEYS[1]  the bucket
-- ARGV[1]  tokens that a full bucket holds
-- ARGV[2]  microseconds in which one token comes back
-- ARGV[3]  most tokens to take
-- Returns how many were taken, at least 1; else the microseconds until there is one, below 0.
local capacity = tonumber(ARGV[1])
local interval = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local full = tonumber(redis.call('GET', KEYS[1]) or '0')
if full < now then
  full = now
end
local there = math.floor((now + capacity * interval - full) / interval)
if there < 1 then
  return math.floor(now + (capacity - 1) * interval - full)
end
local taken = math.min(there, tonumber(ARGV[3]))
full = full + taken * interval
-- A bucket that is full again needs no memory.
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
return taken
