package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The running platform that a command talks to, and as whom. */
final class Target {

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:50051",
            description = "gRPC address of a running platform; ${DEFAULT-VALUE} unless given.")
    private String address = "127.0.0.1:50051";

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    /**
     * Connects.
     *
     * @param purpose what evidence is read for; it goes into the ledger where access is controlled
     */
    PlatformClient connect(String purpose) {
        return PlatformClient.connect(address, connection.identity(purpose));
    }

    /** Who does it: where somebody is signed in that is who they are, and what this machine calls its user says nothing. */
    String actor(Actor claimed) {
        return connection.signedIn() ? "" : claimed.name();
    }
}
