/**
 * gRPC in: the gateway's Check, and the desk of analysts and operators. Nothing of this module calls it; the platform's server
 * offers it.
 */
@NullMarked
package dev.stillwatch.enforcement.api;

import org.jspecify.annotations.NullMarked;
