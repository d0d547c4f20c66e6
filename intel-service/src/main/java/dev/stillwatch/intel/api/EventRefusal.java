package dev.stillwatch.intel.api;

import io.micronaut.http.HttpStatus;

/** A request about security events that is not followed. */
final class EventRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String word;

    EventRefusal(HttpStatus status, String word, String description) {
        super(description);
        this.status = status;
        this.word = word;
    }

    HttpStatus status() {
        return status;
    }

    /** The error as RFC 8935 would call it. */
    String word() {
        return word;
    }

    static EventRefusal bad(String description) {
        return new EventRefusal(HttpStatus.BAD_REQUEST, "invalid_request", description);
    }

    static EventRefusal notFound() {
        return new EventRefusal(HttpStatus.NOT_FOUND, "invalid_request", "There is no such stream, or it is not yours");
    }

    static EventRefusal later() {
        return new EventRefusal(
                HttpStatus.SERVICE_UNAVAILABLE, "invalid_request", "The log does not take it in time; try again");
    }
}
