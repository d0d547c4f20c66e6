/**
 * How fast the platform is on this machine, each figure beside a limit measured in the same run. {@code stillwatch bench} calls it, and
 * nothing else does.
 */
@NullMarked
package dev.stillwatch.cli.bench;

import org.jspecify.annotations.NullMarked;
