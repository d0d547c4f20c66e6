/**
 * Appeals: what an account may be told of what is done about it, how an appeal goes, and which other decisions stand on the same grounds.
 * Pure; the decision package and the API call it.
 */
@NullMarked
package dev.stillwatch.enforcement.appeal;

import org.jspecify.annotations.NullMarked;
