/**
 * Labelled replays made of real prompts and real arrival times, where such corpora are present. Nothing of their text is kept here: it
 * is read at run time and written to a folder that the caller names. The command line and evaluations call it.
 */
@NullMarked
package dev.stillwatch.lab.corpora;

import org.jspecify.annotations.NullMarked;
