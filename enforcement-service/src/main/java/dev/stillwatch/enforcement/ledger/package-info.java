/**
 * The append-only record of every decision as an RFC 9162 Merkle tree: entries in, tree heads out, tampering found. Pure; the decision
 * package appends to it, and whoever reads the topic {@code ledger} may check it.
 */
@NullMarked
package dev.stillwatch.enforcement.ledger;

import org.jspecify.annotations.NullMarked;
