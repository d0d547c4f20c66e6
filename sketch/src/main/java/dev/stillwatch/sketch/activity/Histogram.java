package dev.stillwatch.sketch.activity;

/**
 * Vectors of counts in an {@link Activity}. Those described as hashed count values by bucket: two values may share one, the number of
 * buckets is what a busy subject costs at most, and merging is addition. Their place on the wire is fixed: append only.
 */
public enum Histogram {
    /** Exchanges by hour of the week in UTC: 24 × weekday + hour, Monday is 0. */
    WEEK_HOURS(128, 168),
    /** Exchanges by length of the prompt in words: bucket i holds 2^i − 1 to 2^(i+1) − 2 words, the last all longer ones. */
    PROMPT_LENGTHS(304, 16),
    /** Exchanges by skeleton of the prompt; hashed. */
    SKELETONS(320, 64),
    /** Exchanges by opening of the prompt; hashed. */
    OPENINGS(384, 64),
    /** Exchanges by digest of the system prompt; hashed. */
    SYSTEMS(448, 16),
    /** Exchanges by set of tools; hashed. */
    TOOLSETS(464, 16),
    /** Exchanges by topic: which side of six fixed random planes the prompt's embedding lies on. */
    TOPICS(480, 64),
    /** Exchanges by language of the prompt; {@link Languages} gives the buckets. */
    LANGUAGES(544, 32),
    /** Exchanges by country of the client; hashed. */
    COUNTRIES(576, 32),
    /** Exchanges by autonomous system; hashed. */
    NETWORKS(608, 32),
    /** Exchanges by model; hashed. */
    MODELS(640, 16),
    /** Sums of class scores of prompts in 1/255, by number of the elicitation class less one. */
    CLASS_SCORES(656, 8),
    /** Exchanges with a class score of 0.5 or more, by number of the elicitation class less one; the last bucket: of any class. */
    CLASS_EXCHANGES(664, 8),
    /** Sum of the prompts' embeddings, by dimension; holds negative numbers. */
    EMBEDDING(672, 64),

    /** Accounts by verification level, {@link Verification#level()}; once an account. */
    VERIFICATIONS(736, 8),
    /** Accounts by organisation; hashed; once an account. */
    ORGANIZATIONS(744, 32),
    /** Accounts by plan; hashed; once an account. */
    PLANS(776, 16),
    /** Accounts by programme; hashed; once an account. */
    PROGRAMMES(792, 16),
    /** Accounts by UTC day of sign-up modulo 64; once an account. */
    SIGN_UP_DAYS(808, 64),

    /** Exchanges by {@link Draw}, in equal steps from 0 to 1. */
    DRAWS(872, 32),
    /** Exchanges by the part of {@link Draw} that needs no word of the prompt, in equal steps from 0 to 1. */
    FORMS(904, 16),
    /** Exchanges by score of the prompt's strongest elicitation class, in equal steps from 0 to 1. */
    STRENGTHS(920, 16);

    private final int base;
    private final int size;

    Histogram(int base, int size) {
        this.base = base;
        this.size = size;
    }

    /** Number of buckets. */
    public int size() {
        return size;
    }

    int slot(int bucket) {
        if (bucket < 0 || bucket >= size) {
            throw new IllegalArgumentException("no bucket " + bucket + " in " + this);
        }
        return base + bucket;
    }

    int slotOfHash(long hash) {
        return base + (int) Math.floorMod(Mix.mix(hash), (long) size);
    }
}
