/**
 * What this service must not forget: which events it has seen, and how far its records are known to be among them. In Redis, and in
 * memory what is on its way. The way in ({@code intake}) and the recovery ({@code stream}) call it.
 */
@NullMarked
package dev.stillwatch.ingest.state;

import org.jspecify.annotations.NullMarked;
