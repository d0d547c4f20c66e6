package dev.stillwatch.sketch.activity;

import java.util.Comparator;

/** The newest of several words: later moments win, and of two at one moment the greater word. Identity: the empty word at 0. */
record Latest(long millis, String word) {
    static final Latest NONE = new Latest(0, "");

    private static final Comparator<Latest> ORDER =
            Comparator.comparingLong(Latest::millis).thenComparing(Latest::word);

    static Latest of(long millis, String word) {
        return word.isEmpty() ? NONE : new Latest(Math.max(1, millis), word);
    }

    Latest merge(Latest other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }
}
