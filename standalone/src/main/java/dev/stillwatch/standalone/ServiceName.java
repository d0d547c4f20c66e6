package dev.stillwatch.standalone;

import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.ingest.IngestService;
import dev.stillwatch.intel.IntelService;
import dev.stillwatch.linking.LinkingService;
import dev.stillwatch.scoring.ScoringService;

/** The five services, in the order data flows. */
public enum ServiceName {
    /** What happened? */
    INGEST(IngestService.NAME, 0),
    /** Who is behind it? */
    LINKING(LinkingService.NAME, 1),
    /** What is it doing? */
    SCORING(ScoringService.NAME, 2),
    /** What do we do about it? */
    ENFORCEMENT(EnforcementService.NAME, 3),
    /** What do others know, whom do we tell? */
    INTEL(IntelService.NAME, 4);

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
