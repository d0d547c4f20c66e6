/**
 * Private set intersection: which identifiers two providers both have, without either telling the other the rest. An oblivious pseudorandom function as in
 * RFC 9497 on ristretto255, sessions with keys of their own, and what bounds and watches a partner who asks. Pure; {@code api} serves it, {@code stream} remembers it.
 */
@NullMarked
package dev.stillwatch.intel.psi;

import org.jspecify.annotations.NullMarked;
