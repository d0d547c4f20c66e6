/**
 * Distillation campaigns as scripts after the reported ones: own farms, low and slow ones, resellers whose logs are sold, silent
 * relays. Everything that tells one campaign from another follows from its seed. Only the simulator calls it.
 */
@NullMarked
package dev.stillwatch.lab.simulate.campaign;

import org.jspecify.annotations.NullMarked;
