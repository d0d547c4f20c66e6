/** What operators and approvers see of switches, batches and the canary, as text. The commands {@code switches}, {@code batches} and {@code policies} call it. */
@NullMarked
package dev.stillwatch.cli.guards;

import org.jspecify.annotations.NullMarked;
