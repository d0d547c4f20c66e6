package dev.stillwatch.ingest.handle;

import dev.stillwatch.ingest.v1.Sketch;
import java.util.List;
import java.util.SortedSet;

/**
 * Where the handles that an exchange presented had come from. Those that nobody knows count as nothing.
 *
 * @param foreign issued to another customer
 * @param otherSession issued to this customer in another conversation
 * @param sources keyed hashes of the accounts that the foreign ones had been issued to, ascending, {@value #MOST_SOURCES} at most
 */
public record Provenance(int foreign, int otherSession, List<Long> sources) {

    /** Sources that are told of one exchange, at most. */
    public static final int MOST_SOURCES = 64;

    /** Nothing to be said. */
    public static final Provenance NONE = new Provenance(0, 0, List.of());

    /** Copies the list. */
    public Provenance {
        sources = List.copyOf(sources);
    }

    /** Writes it into the sketch of the exchange. */
    public void writeTo(Sketch.Builder sketch) {
        sketch.setHandlesForeign(foreign).setHandlesOtherSession(otherSession).addAllHandleSources(sources);
    }

    /** Of what was counted; of very many sources the lowest. */
    static Provenance of(int foreign, int otherSession, SortedSet<Long> sources) {
        return foreign == 0 && otherSession == 0
                ? NONE
                : new Provenance(
                        foreign,
                        otherSession,
                        sources.stream().limit(MOST_SOURCES).toList());
    }
}
