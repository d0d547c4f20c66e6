/**
 * Policies: conditions in CEL over what is believed of a subject, compiled once, and the ladder and guards that bound what they may
 * cause. Pure; the decision package evaluates them and the API compiles what is to be deployed.
 */
@NullMarked
package dev.stillwatch.enforcement.policy;

import org.jspecify.annotations.NullMarked;
