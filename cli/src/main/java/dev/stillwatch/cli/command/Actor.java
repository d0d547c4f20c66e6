package dev.stillwatch.cli.command;

import picocli.CommandLine.Option;

/** Who does it, as the ledger names them. */
final class Actor {

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            defaultValue = "${env:USER}",
            description = "Who does it; the name of the user of this machine unless given.")
    private String name = "";

    String name() {
        return name == null ? "" : name;
    }
}
