package dev.stillwatch.ingest;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Starts ingest-service as a process of its own. */
public final class IngestService {

    /** Its name, as configuration and topics write it. */
    public static final String NAME = "ingest-service";

    private IngestService() {}

    /** Runs until the process is told to end; settings come from the environment and from files. */
    public static void main(String[] arguments) throws Exception {
        ServiceRuntime.main(NAME);
    }
}
