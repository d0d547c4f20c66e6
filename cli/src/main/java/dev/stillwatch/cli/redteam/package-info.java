/**
 * An adversary who adapts, against a platform that runs: traffic day by day, each day made after the platform has decided on the one
 * before. The command redteam uses it.
 */
@NullMarked
package dev.stillwatch.cli.redteam;

import org.jspecify.annotations.NullMarked;
