/**
 * The ways in: TAXII 2.1 over HTTP for partners and gRPC for operators. Nothing in this service calls it; it asks {@code state},
 * and what it is told goes to the inbox of {@code stream}.
 */
@NullMarked
package dev.stillwatch.intel.api;

import org.jspecify.annotations.NullMarked;
