package dev.stillwatch.platform.access;

/** Where reads of evidence are entered, for good, before they are answered. */
public interface EvidenceReads {

    /**
     * Enters a read, and returns when it is durable.
     *
     * @throws RuntimeException when it can't be entered; then the evidence is not given out
     */
    void enter(EvidenceRead read);
}
