package dev.stillwatch.linking.cohort;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Small numbers for things, given as they come and given again when free. Nothing that is decided may depend on a number: after a
 * restart the same thing has another.
 */
final class Numbers<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();

    /** The number of a thing; gives it one when it has none. */
    int of(T thing) {
        Integer number = numbers.get(thing);
        if (number != null) {
            return number;
        }
        int given;
        if (free.isEmpty()) {
            given = things.size();
            things.add(thing);
        } else {
            given = free.removeLast();
            things.set(given, thing);
        }
        numbers.put(thing, given);
        return given;
    }

    /** The number of a thing that has one. */
    OptionalInt find(T thing) {
        Integer number = numbers.get(thing);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The thing of a number in use. */
    T get(int number) {
        return things.get(number);
    }

    /** Takes a thing's number back. */
    void release(int number) {
        numbers.remove(things.get(number));
        free.add(number);
    }

    /** Numbers in use and free are below this. */
    int bound() {
        return things.size();
    }

    int inUse() {
        return numbers.size();
    }
}
