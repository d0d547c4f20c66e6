package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.List;

/**
 * An account as its provider knows it.
 *
 * @param id account id
 * @param organizationId organisation; empty: none
 * @param credentials ids of its API keys; empty: it signs in
 * @param history what happened to the account itself, in order of time
 */
public record Account(String id, String organizationId, List<String> credentials, List<Event> history) {
    /** Copies the lists. */
    public Account {
        credentials = List.copyOf(credentials);
        history = List.copyOf(history);
    }

    /** When its history begins, milliseconds since 1970, or {@link Feed#OVER} when it has none. */
    long since() {
        return history.isEmpty() ? Feed.OVER : Moments.of(history.getFirst());
    }
}
