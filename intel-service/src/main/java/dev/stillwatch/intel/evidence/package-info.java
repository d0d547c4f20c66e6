/**
 * Evidence bundles: all that is known of one case as salted leaves of one Merkle tree, written full or redacted, signed, and checked by
 * anybody off-line. Pure: topics are read by {@code stream}, bundles are given out by {@code api}, and the command line verifies them.
 */
@NullMarked
package dev.stillwatch.intel.evidence;

import org.jspecify.annotations.NullMarked;
