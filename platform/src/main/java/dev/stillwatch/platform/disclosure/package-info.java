/**
 * How a service enters into the ledger that it is about to give out something sealed, without calling enforcement-service. Any service may use it.
 */
@NullMarked
package dev.stillwatch.platform.disclosure;

import org.jspecify.annotations.NullMarked;
