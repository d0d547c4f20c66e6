package dev.stillwatch.standalone;

/** The five services, in the order data flows. */
public enum ServiceName {
    /** What happened? */
    INGEST("ingest-service", 0),
    /** Who is behind it? */
    LINKING("linking-service", 1),
    /** What is it doing? */
    SCORING("scoring-service", 2),
    /** What do we do about it? */
    ENFORCEMENT("enforcement-service", 3),
    /** What do others know, whom do we tell? */
    INTEL("intel-service", 4);

    private final String word;
    private final int place;

    ServiceName(String word, int place) {
        this.word = word;
        this.place = place;
    }

    /** Its name as in a cluster. */
    public String word() {
        return word;
    }

    /** Its place in that order, from 0: what is added to the first metrics port. */
    public int place() {
        return place;
    }
}
