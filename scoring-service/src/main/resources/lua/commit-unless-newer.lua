-- Keeps a position and everything that goes with it, all or nothing, unless the position kept is of a later epoch.
-- KEYS[1] the position's key, then every other key; all in one slot.
-- ARGV[1] the position's epoch; ARGV[2] the position, which begins with its epoch in 12 digits; then commands, each as
-- name, number of its key, number of its arguments (0 to 2), arguments.
-- Returns 1 when kept, 0 when the one there is newer.
local kept = tonumber(redis.call('GETRANGE', KEYS[1], 0, 11))
if kept and kept > tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
local at = 3
while at <= #ARGV do
  local name = ARGV[at]
  local key = KEYS[tonumber(ARGV[at + 1])]
  local number = tonumber(ARGV[at + 2])
  if number == 0 then
    redis.call(name, key)
  elseif number == 1 then
    redis.call(name, key, ARGV[at + 3])
  else
    redis.call(name, key, ARGV[at + 3], ARGV[at + 4])
  end
  at = at + 3 + number
end
return 1
