/** What was released of a campaign as an event for MISP. Pure; {@code api} calls it. */
@NullMarked
package dev.stillwatch.intel.misp;

import org.jspecify.annotations.NullMarked;
