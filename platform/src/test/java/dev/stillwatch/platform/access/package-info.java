/** Who comes in, and who does not. */
@NullMarked
package dev.stillwatch.platform.access;

import org.jspecify.annotations.NullMarked;
