/** Specification of the evidence. Run by the build only. */
@NullMarked
package dev.stillwatch.linking.evidence;

import org.jspecify.annotations.NullMarked;
