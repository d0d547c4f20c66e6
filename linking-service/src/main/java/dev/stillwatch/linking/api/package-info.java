/** gRPC in: look-ups of cohorts, answered from memory by every replica. Called by gRPC clients only. */
@NullMarked
package dev.stillwatch.linking.api;

import org.jspecify.annotations.NullMarked;
