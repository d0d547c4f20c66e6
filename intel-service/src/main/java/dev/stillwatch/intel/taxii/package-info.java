/**
 * TAXII 2.1 (OASIS Standard, 10 June 2021) apart from HTTP: media types, times, queries, resources, and how they are written. Pure;
 * {@code api} calls it, and {@code state} answers its queries.
 */
@NullMarked
package dev.stillwatch.intel.taxii;

import org.jspecify.annotations.NullMarked;
