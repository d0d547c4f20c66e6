/** The sketcher from end to end: what comes out, and that nothing else does. Run by the build only. */
@NullMarked
package dev.stillwatch.sketch;

import org.jspecify.annotations.NullMarked;
