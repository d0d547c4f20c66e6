package dev.stillwatch.enforcement.api;

/** Why an answer is a fail mode's, and not that of what is in force. */
enum Cause {
    /** It is not. */
    NONE("none"),
    /** The bucket of a throttled account could not be asked. */
    REDIS("redis"),
    /** Kafka has not been heard for so long that what is in force may have ended. */
    KAFKA("kafka"),
    /** What is in force has not been read yet. */
    STARTING("starting"),
    /** The gateway did not say whose request it is. */
    NO_ACCOUNT("no_account");

    private final String word;

    Cause(String word) {
        this.word = word;
    }

    /** Its name in metrics. */
    String word() {
        return word;
    }
}
