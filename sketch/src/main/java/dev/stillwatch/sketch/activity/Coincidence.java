package dev.stillwatch.sketch.activity;

/** What prompts of different accounts may have in common, beyond what each account has in common with itself. */
public enum Coincidence {
    /** The skeleton of the prompt. */
    SKELETON(Histogram.SKELETONS, Counter.SKELETON_PAIRS_WITHIN, Counter.SKELETON_PAIRS),
    /** The opening of the prompt. */
    OPENING(Histogram.OPENINGS, Counter.OPENING_PAIRS_WITHIN, Counter.OPENING_PAIRS),
    /** The system prompt. */
    SYSTEM(Histogram.SYSTEMS, Counter.SYSTEM_PAIRS_WITHIN, Counter.SYSTEM_PAIRS),
    /** The topic of the prompt. */
    TOPIC(Histogram.TOPICS, Counter.TOPIC_PAIRS_WITHIN, Counter.TOPIC_PAIRS);

    private final Histogram histogram;
    private final Counter pairsWithin;
    private final Counter pairs;

    Coincidence(Histogram histogram, Counter pairsWithin, Counter pairs) {
        this.histogram = histogram;
        this.pairsWithin = pairsWithin;
        this.pairs = pairs;
    }

    Histogram histogram() {
        return histogram;
    }

    Counter pairsWithin() {
        return pairsWithin;
    }

    Counter pairs() {
        return pairs;
    }
}
