package dev.stillwatch.lab.simulate.traffic;

import java.util.List;

/**
 * What an account is made of.
 *
 * @param account what its provider knows
 * @param sources its streams of sessions, always as many
 */
public record Life(Account account, List<Source> sources) {
    /** Copies the sources. */
    public Life {
        sources = List.copyOf(sources);
    }
}
