/**
 * Transparency logs: Merkle trees as in RFC 9162 with their proofs, and tree heads as C2SP checkpoints in signed notes. Pure; enforcement-service
 * keeps its ledger with it, intel-service makes evidence bundles with it, and whoever verifies either needs nothing else.
 */
@NullMarked
package dev.stillwatch.platform.transparency;

import org.jspecify.annotations.NullMarked;
