/**
 * What may leave, to whom, and who agreed: releases that two persons agree to, and what was delivered. Pure; {@code stream} and {@code api}
 * call it.
 */
@NullMarked
package dev.stillwatch.intel.egress;

import org.jspecify.annotations.NullMarked;
