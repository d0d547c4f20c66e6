/**
 * Who calls, and whether they may: callers are known by their client certificate or bearer token, have roles, and meet the rule that each RPC
 * states in its contract. Handlers call {@link dev.stillwatch.platform.access.Caller}; nothing else of it concerns them.
 */
@NullMarked
package dev.stillwatch.platform.access;

import org.jspecify.annotations.NullMarked;
