/**
 * Redis as every service uses it: one connection that fails fast and heals itself, single node or cluster alike, and one Lua
 * file per atomic operation. Services' {@code state} packages call it.
 */
@NullMarked
package dev.stillwatch.platform.redis;

import org.jspecify.annotations.NullMarked;
