package dev.stillwatch.lab.train;

/**
 * A row to train or to measure with.
 *
 * @param source where it is from
 * @param text the prompt, without what would give the source away
 * @param answer what was answered; empty when the corpus does not say
 */
public record TrainingRow(String source, String text, String answer) {}
