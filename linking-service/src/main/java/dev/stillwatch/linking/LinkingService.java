package dev.stillwatch.linking;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Starts linking-service as a process of its own. */
public final class LinkingService {

    /** Its name, as configuration and topics write it. */
    public static final String NAME = "linking-service";

    private LinkingService() {}

    /** Runs until the process is told to end; settings come from the environment and from files. */
    public static void main(String[] arguments) throws Exception {
        ServiceRuntime.main(NAME);
    }
}
