package dev.stillwatch.lab.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quantiles as one of the values: the smallest that the share of all values keeps to. */
final class Quantile {
    private Quantile() {}

    /** The quantile of values in ascending order; null when there are none. */
    static <T> @Nullable T of(List<T> ascending, double share) {
        if (ascending.isEmpty()) {
            return null;
        }
        int place = (int) Math.ceil(share * ascending.size()) - 1;
        return ascending.get(Math.clamp(place, 0, ascending.size() - 1));
    }
}
