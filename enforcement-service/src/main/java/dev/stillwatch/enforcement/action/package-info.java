/**
 * Actions: how one is started, renewed, ended, and which are in force on whom. Pure; the decision package calls it.
 */
@NullMarked
package dev.stillwatch.enforcement.action;

import org.jspecify.annotations.NullMarked;
