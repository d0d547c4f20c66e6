/**
 * What an operator can set: who publishes, in which collections, under which marking, and which partners may read. All packages of this
 * service read it.
 */
@NullMarked
package dev.stillwatch.intel.config;

import org.jspecify.annotations.NullMarked;
