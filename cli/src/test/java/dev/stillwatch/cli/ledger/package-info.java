/** Tests of the ledger as a file. */
@NullMarked
package dev.stillwatch.cli.ledger;

import org.jspecify.annotations.NullMarked;
