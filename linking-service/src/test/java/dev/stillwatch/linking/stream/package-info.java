/** Specification of the topology. Run by the build only. */
@NullMarked
package dev.stillwatch.linking.stream;

import org.jspecify.annotations.NullMarked;
