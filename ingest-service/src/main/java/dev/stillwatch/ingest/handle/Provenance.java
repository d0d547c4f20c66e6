package dev.stillwatch.ingest.handle;

/**
 * Where the handles that an exchange presented had come from. Those that nobody knows count as nothing.
 *
 * @param foreign issued to another customer
 * @param otherSession issued to this customer in another conversation
 */
public record Provenance(int foreign, int otherSession) {

    /** Nothing to be said. */
    public static final Provenance NONE = new Provenance(0, 0);
}
