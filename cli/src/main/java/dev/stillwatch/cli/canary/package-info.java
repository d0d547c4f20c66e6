/** Provenance canaries as files: registered with a running platform's ledger, and checked against a suspect's outputs where no platform is. */
@NullMarked
package dev.stillwatch.cli.canary;

import org.jspecify.annotations.NullMarked;
