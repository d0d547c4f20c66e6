/**
 * A gateway's and an operator's view of a running platform, through its public gRPC API alone. Commands use it.
 */
@NullMarked
package dev.stillwatch.cli.client;

import org.jspecify.annotations.NullMarked;
