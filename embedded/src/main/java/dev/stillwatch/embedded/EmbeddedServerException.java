package dev.stillwatch.embedded;

/** An embedded server could not be started, or was lost. The message says which one, in which folder, and what to do. */
public final class EmbeddedServerException extends RuntimeException {

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
