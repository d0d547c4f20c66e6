/**
 * The append-only record of every decision as an RFC 9162 Merkle tree: entries in, tree heads out, tampering
 * found; trees, proofs and signed notes are those of {@code platform.transparency}. Pure; the decision package appends to it, the state package keeps its hashes, and whoever reads the topic {@code ledger} or
 * an export of it may check it.
 */
@NullMarked
package dev.stillwatch.enforcement.ledger;

import org.jspecify.annotations.NullMarked;
