/** How sure figures are: intervals of counts and shares. Pure; reports of backtests and canaries use it. */
@NullMarked
package dev.stillwatch.enforcement.interval;

import org.jspecify.annotations.NullMarked;
