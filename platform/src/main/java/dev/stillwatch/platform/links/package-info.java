/** What kinds of evidence a cohort's members share, and how many of them. Pure; scoring and enforcement weigh it in their own ways. */
@NullMarked
package dev.stillwatch.platform.links;

import org.jspecify.annotations.NullMarked;
