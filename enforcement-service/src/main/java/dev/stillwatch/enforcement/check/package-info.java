/**
 * The gateway's question: what holds for an account, and what that means for one request. Pure; every adapter (gRPC today, others
 * later) asks the one gate.
 */
@NullMarked
package dev.stillwatch.enforcement.check;

import org.jspecify.annotations.NullMarked;
