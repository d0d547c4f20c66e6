package dev.stillwatch.standalone;

/** The five services, in the order data flows. */
public enum ServiceName {
    /** What happened? */
    INGEST("ingest-service"),
    /** Who is behind it? */
    LINKING("linking-service"),
    /** What is it doing? */
    SCORING("scoring-service"),
    /** What do we do about it? */
    ENFORCEMENT("enforcement-service"),
    /** What do others know, whom do we tell? */
    INTEL("intel-service");

    private final String word;

    ServiceName(String word) {
        this.word = word;
    }

    /** Its name as in a cluster. */
    public String word() {
        return word;
    }
}
