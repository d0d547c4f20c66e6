package dev.stillwatch.lab.baseline;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * SEAT (Zhang, Chen and Wagner, AISec 2021): an extraction's queries resemble one another, so an account is suspect by how many of its
 * queries have a similar one before them. Two are similar from a cosine on that one pair in a thousand of unrelated benign queries
 * reaches. As published, but for the encoder, which is not trained on attacks, and for looking back at 1,500 queries at most.
 */
final class Seat implements Detector {
    private static final int LOOK_BACK = 1_500;

    private final double similar;
    private final Deque<Query> before = new ArrayDeque<>();
    private int pairs;

    Seat(double similar) {
        this.similar = similar;
    }

    @Override
    public double next(Query query) {
        if (before.stream().anyMatch(earlier -> query.embedding().cosine(earlier.embedding()) >= similar)) {
            pairs++;
        }
        before.addLast(query);
        if (before.size() > LOOK_BACK) {
            before.removeFirst();
        }
        return pairs;
    }
}
