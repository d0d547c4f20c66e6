package dev.stillwatch.scoring.telemetry;

/** Who works. */
public enum Stage {
    /** Assessing accounts. */
    ACCOUNTS("accounts"),
    /** Assessing cohorts. */
    COHORTS("cohorts"),
    /** Answering look-ups. */
    API("api");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** Its label. */
    public String word() {
        return word;
    }
}
