package dev.stillwatch.scoring;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Runs scoring-service as a process of its own. */
public final class ScoringServiceMain {

    private ScoringServiceMain() {}

    /** Runs until the process is told to end; settings come from the environment and from files. */
    public static void main(String[] arguments) {
        ServiceRuntime.main("scoring-service");
    }
}
