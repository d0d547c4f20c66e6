/**
 * The ways in: TAXII 2.1 over HTTP for partners and gRPC for operators. Nothing in this service calls it; it asks {@code state} and
 * writes nothing.
 */
@NullMarked
package dev.stillwatch.intel.api;

import org.jspecify.annotations.NullMarked;
