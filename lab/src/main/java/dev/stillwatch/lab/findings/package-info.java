/**
 * What a replay found, as the folder of files that the replay format names. The command line writes it, the comparison with the truth
 * and outside tools read it.
 */
@NullMarked
package dev.stillwatch.lab.findings;

import org.jspecify.annotations.NullMarked;
