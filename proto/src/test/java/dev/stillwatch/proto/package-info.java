/** Holds the contracts to their style. */
package dev.stillwatch.proto;
