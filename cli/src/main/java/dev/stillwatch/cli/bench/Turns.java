package dev.stillwatch.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same measured several times. The middle one stands for all: on a shared machine somebody else's work is in some of them.
 *
 * @param <T> what one measurement gives
 */
final class Turns<T> {

    private final List<T> all = new ArrayList<>();

    void add(T one) {
        all.add(one);
    }

    /** The middle one of a figure of each; the mean of the two middle ones when their number is even. */
    double middle(ToDoubleFunction<T> figure) {
        double[] figures = all.stream().mapToDouble(figure).sorted().toArray();
        if (figures.length == 0) {
            throw new IllegalStateException("Nothing has been measured");
        }
        return (figures[(figures.length - 1) / 2] + figures[figures.length / 2]) / 2;
    }
}
