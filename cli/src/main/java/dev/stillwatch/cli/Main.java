package dev.stillwatch.cli;

import dev.stillwatch.cli.command.BenchCommand;
import dev.stillwatch.cli.command.DemoCommand;
import dev.stillwatch.cli.command.EvaluateCommand;
import dev.stillwatch.cli.command.LedgerCommand;
import dev.stillwatch.cli.command.RedTeamCommand;
import dev.stillwatch.cli.command.ReplayCommand;
import dev.stillwatch.cli.command.SimulateCommand;
import dev.stillwatch.cli.command.TrainCommand;
import dev.stillwatch.cli.command.UpCommand;
import dev.stillwatch.cli.command.VerifyCommand;
import dev.stillwatch.cli.command.VersionCommand;
import dev.stillwatch.cli.command.WindowTestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 called wrongly. */
@Command(
        name = "stillwatch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Finds, proves and stops industrial-scale model distillation.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            EvaluateCommand.class,
            RedTeamCommand.class,
            TrainCommand.class,
            LedgerCommand.class,
            VerifyCommand.class,
            WindowTestCommand.class,
            BenchCommand.class,
            VersionCommand.class
        },
        footer = {"", "Start with: stillwatch demo"})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Logs.quiet();
        System.exit(run(arguments));
    }

    /** Runs one command. */
    public static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, result) -> {
                    line.getErr().println(Failure.describe(line.getCommandName(), failure));
                    return 1;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Start with: stillwatch demo");
    }
}
