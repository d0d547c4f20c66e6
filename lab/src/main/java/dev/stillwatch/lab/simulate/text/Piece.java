package dev.stillwatch.lab.simulate.text;

import java.util.List;

/** A piece of one alternative of a rule. */
sealed interface Piece {
    /** Text as it stands. */
    record Literal(String text) implements Piece {}

    /**
     * Another rule.
     *
     * @param rule its name
     * @param capital whether its first letter becomes a capital
     * @param kept whether its first expansion is used wherever it is asked for again in the same text
     */
    record Reference(String rule, boolean capital, boolean kept) implements Piece {}

    /** A whole number, both ends inclusive. */
    record Range(int low, int high) implements Piece {}

    /** One of several small texts; {@code id} tells it from others for habits. */
    record Choice(String id, List<List<Piece>> options) implements Piece {}
}
