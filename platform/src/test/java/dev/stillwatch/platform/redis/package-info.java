/** How Redis is spoken to. */
@NullMarked
package dev.stillwatch.platform.redis;

import org.jspecify.annotations.NullMarked;
