package dev.stillwatch.cli;

import dev.stillwatch.cli.command.AppealsCommand;
import dev.stillwatch.cli.command.BacktestCommand;
import dev.stillwatch.cli.command.BatchesCommand;
import dev.stillwatch.cli.command.BenchCommand;
import dev.stillwatch.cli.command.CanaryCommand;
import dev.stillwatch.cli.command.CasesCommand;
import dev.stillwatch.cli.command.ClearPartnerCommand;
import dev.stillwatch.cli.command.DemoCommand;
import dev.stillwatch.cli.command.EvaluateCommand;
import dev.stillwatch.cli.command.EvidenceCommand;
import dev.stillwatch.cli.command.ExplainCommand;
import dev.stillwatch.cli.command.LabLinkingCommand;
import dev.stillwatch.cli.command.LabelsCommand;
import dev.stillwatch.cli.command.LedgerCommand;
import dev.stillwatch.cli.command.MatchBenchCommand;
import dev.stillwatch.cli.command.MatchCommand;
import dev.stillwatch.cli.command.PoliciesCommand;
import dev.stillwatch.cli.command.RedTeamCommand;
import dev.stillwatch.cli.command.RedactCommand;
import dev.stillwatch.cli.command.ReplayCommand;
import dev.stillwatch.cli.command.ShareCommand;
import dev.stillwatch.cli.command.SimulateCommand;
import dev.stillwatch.cli.command.SwitchesCommand;
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
            ExplainCommand.class,
            RedTeamCommand.class,
            TrainCommand.class,
            LabLinkingCommand.class,
            PoliciesCommand.class,
            BacktestCommand.class,
            SwitchesCommand.class,
            BatchesCommand.class,
            CasesCommand.class,
            AppealsCommand.class,
            LabelsCommand.class,
            LedgerCommand.class,
            VerifyCommand.class,
            ShareCommand.class,
            EvidenceCommand.class,
            RedactCommand.class,
            CanaryCommand.class,
            MatchCommand.class,
            ClearPartnerCommand.class,
            MatchBenchCommand.class,
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
