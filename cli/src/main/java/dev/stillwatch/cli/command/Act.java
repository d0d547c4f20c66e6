package dev.stillwatch.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who does something, and why. */
final class Act {

    @Mixin
    private final Actor actor = new Actor();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for those who read it later. It goes into the ledger.")
    private String reason = "";

    Actor who() {
        return actor;
    }

    String reason() {
        return reason;
    }
}
