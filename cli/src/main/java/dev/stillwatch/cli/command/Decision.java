package dev.stillwatch.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who decides, why, and on what they had read. */
final class Decision {

    @Mixin
    private final Act act = new Act();

    @Option(
            names = "--etag",
            paramLabel = "ETAG",
            defaultValue = "",
            description = "As it was when it was read: refused when it has changed since.")
    private String etag = "";

    Actor who() {
        return act.who();
    }

    String reason() {
        return act.reason();
    }

    String etag() {
        return etag;
    }
}
