package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which Stillwatch this is. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Say which version this is.")
public final class VersionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        for (String line : new Version().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
    }
}
