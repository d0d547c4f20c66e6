/**
 * The ledger as a file: written from a running platform, and verified where no platform is. The commands {@code ledger}, {@code verify}
 * and {@code replay} call it.
 */
@NullMarked
package dev.stillwatch.cli.ledger;

import org.jspecify.annotations.NullMarked;
