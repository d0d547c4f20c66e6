package dev.stillwatch.enforcement;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Starts enforcement-service as a process of its own. */
public final class EnforcementService {

    /** Its name, as configuration and topics write it. */
    public static final String NAME = "enforcement-service";

    private EnforcementService() {}

    /** Runs until the process is told to end; settings come from the environment and from files. */
    public static void main(String[] arguments) throws Exception {
        ServiceRuntime.main(NAME);
    }
}
