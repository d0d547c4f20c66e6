/**
 * Hard negatives: benign accounts that are like a campaign in some respect, because they are automated, linked, alike or sudden. Only
 * the simulator calls it.
 */
@NullMarked
package dev.stillwatch.lab.simulate.automated;

import org.jspecify.annotations.NullMarked;
