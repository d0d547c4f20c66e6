/** Specification of the look-ups. Run by the build only. */
@NullMarked
package dev.stillwatch.linking.api;

import org.jspecify.annotations.NullMarked;
