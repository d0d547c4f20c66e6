-- Keeps a value, unless the one kept is of a later epoch: then another replica has taken over, and this one must not undo its work.
-- KEYS[1] the key; ARGV[1] the value's epoch; ARGV[2] the value, which begins with its epoch in 12 digits.
-- Returns 1 when kept, 0 when the one there is newer.
local kept = tonumber(redis.call('GETRANGE', KEYS[1], 0, 11))
if kept and kept > tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
