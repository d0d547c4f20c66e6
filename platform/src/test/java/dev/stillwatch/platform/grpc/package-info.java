/** Holds the gRPC server to its error contract. */
@NullMarked
package dev.stillwatch.platform.grpc;

import org.jspecify.annotations.NullMarked;
