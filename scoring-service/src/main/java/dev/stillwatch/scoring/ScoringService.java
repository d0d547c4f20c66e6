package dev.stillwatch.scoring;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Starts scoring-service as a process of its own. */
public final class ScoringService {

    /** Its name, as configuration and topics write it. */
    public static final String NAME = "scoring-service";

    private ScoringService() {}

    /** Runs until the process is told to end; settings come from the environment and from files. */
    public static void main(String[] arguments) throws Exception {
        ServiceRuntime.main(NAME);
    }
}
