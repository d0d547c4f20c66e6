package dev.stillwatch.ingest;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Runs ingest-service as a process of its own. */
public final class IngestServiceMain {

    private IngestServiceMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) {
        ServiceRuntime.main("ingest-service");
    }
}
