package dev.stillwatch.lab.evaluate.curve;

import dev.stillwatch.lab.evaluate.Evaluation;
import java.util.List;

/**
 * What was measured where a dial was set to a value.
 *
 * @param value where it was set
 * @param evaluations one a seed, one or more
 */
public record Point(double value, List<Evaluation> evaluations) {
    /** Copies the evaluations. */
    public Point {
        evaluations = List.copyOf(evaluations);
    }
}
