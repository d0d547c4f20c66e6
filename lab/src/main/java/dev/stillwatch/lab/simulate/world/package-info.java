/**
 * What exists in the simulated world before anyone speaks: identifiers, networks, client software, names, models. Benign accounts and
 * campaigns draw from the same stock by the same means, so that nothing in it gives the label away. Only the simulator calls it.
 */
@NullMarked
package dev.stillwatch.lab.simulate.world;

import org.jspecify.annotations.NullMarked;
