package dev.stillwatch.scoring.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts collections into pieces that fit a command or a round trip. */
final class Slices {

    private Slices() {}

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            slices.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return slices;
    }
}
