/**
 * Accounts, epoch by epoch: what is known of each, and what an epoch makes of it. Pure; {@code stream} feeds it and sends what comes out,
 * {@code state} keeps it.
 */
@NullMarked
package dev.stillwatch.scoring.account;

import org.jspecify.annotations.NullMarked;
