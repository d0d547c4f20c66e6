package dev.stillwatch.lab.truth;

/**
 * What happened to the benign accounts of one kind.
 *
 * @param kind {@code benign-human} or {@code benign-auto:NAME}
 * @param accounts how many there are
 * @param flagged how many were flagged
 * @param actioned how many were acted on, OBSERVE not counted
 */
public record KindOutcome(String kind, int accounts, int flagged, int actioned) {}
