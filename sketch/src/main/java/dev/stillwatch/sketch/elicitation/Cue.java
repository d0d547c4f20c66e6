package dev.stillwatch.sketch.elicitation;

import java.util.List;

/**
 * One line of a cue file: it counts once, when any of its patterns is found.
 *
 * @param classIndex the class it speaks for, from 0
 * @param weight what it adds to the log-odds, in nats
 * @param patterns ways to say it
 * @param source the line, for explanations
 */
record Cue(int classIndex, double weight, List<Pattern> patterns, String source) {}
