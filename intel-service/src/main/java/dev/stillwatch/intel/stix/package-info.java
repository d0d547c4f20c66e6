/**
 * STIX 2.1: what is said about a confirmed campaign, as objects with fixed ids and fixed member order. Pure; {@code stream}
 * calls {@link dev.stillwatch.intel.stix.Publication}, and everyone may use the words for markings and times.
 */
@NullMarked
package dev.stillwatch.intel.stix;

import org.jspecify.annotations.NullMarked;
