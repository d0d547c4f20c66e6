package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.lab.simulate.chance.Dice;

/** What an edge sees of an account's clients. */
@FunctionalInterface
public interface Edge {
    /** The client of a session that begins at this moment (milliseconds since 1970). */
    Client client(long at, Dice dice);
}
