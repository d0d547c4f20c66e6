/** What an adversary notices of a platform. */
@NullMarked
package dev.stillwatch.cli.redteam;

import org.jspecify.annotations.NullMarked;
