/** The laws of Activity, and what its statistics say of traffic that is known. Run by the build only. */
@NullMarked
package dev.stillwatch.sketch.activity;

import org.jspecify.annotations.NullMarked;
