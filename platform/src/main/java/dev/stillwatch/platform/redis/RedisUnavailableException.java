package dev.stillwatch.platform.redis;

/** Redis did not answer, or answered with an error. Trying again later may help; no state was lost. */
public final class RedisUnavailableException extends RuntimeException {

    /** Wraps what the client said. */
    public RedisUnavailableException(Throwable cause) {
        super("Redis did not answer: " + cause.getMessage(), cause);
    }
}
