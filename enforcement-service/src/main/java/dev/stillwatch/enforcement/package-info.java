/**
 * enforcement-service: what do we do about it? Policies, actions, campaigns and the ledger of every decision. Only its own packages
 * call each other; other services read its topics or call its gRPC API.
 */
@NullMarked
package dev.stillwatch.enforcement;

import org.jspecify.annotations.NullMarked;
