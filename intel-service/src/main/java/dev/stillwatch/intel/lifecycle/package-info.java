/**
 * What becomes of the indicators that partners send: how far they are believed, how they decay, and what their fate says about who sent
 * them. Pure; {@code stream} calls it. Nothing here can turn a partner's word into an action.
 */
@NullMarked
package dev.stillwatch.intel.lifecycle;

import org.jspecify.annotations.NullMarked;
