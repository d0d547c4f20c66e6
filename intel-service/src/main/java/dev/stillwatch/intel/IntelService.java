package dev.stillwatch.intel;

import dev.stillwatch.platform.service.ServiceRuntime;

/** Starts intel-service as a process of its own. */
public final class IntelService {

    /** Its name, as configuration and topics write it. */
    public static final String NAME = "intel-service";

    private IntelService() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws Exception {
        ServiceRuntime.main(NAME);
    }
}
