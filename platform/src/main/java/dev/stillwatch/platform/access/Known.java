package dev.stillwatch.platform.access;

import java.time.Instant;

/**
 * A principal, as long as its credential holds.
 *
 * @param principal who it is
 * @param until when the credential runs out
 */
record Known(Principal principal, Instant until) {}
