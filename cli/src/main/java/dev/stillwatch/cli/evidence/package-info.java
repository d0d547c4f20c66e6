/** Evidence bundles as files: fetched from a running platform, and verified where no platform is. */
@NullMarked
package dev.stillwatch.cli.evidence;

import org.jspecify.annotations.NullMarked;
