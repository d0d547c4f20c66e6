package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Version;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.ledger.LedgerExport;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.cli.replay.ReplayFiles;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs recorded traffic through a platform. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Run recorded traffic through the platform and write what it found.",
            "Starts a platform for the replay, or uses the one at --target. The same files give the same findings at any speed."
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Events, *.jsonl or *.jsonl.gz, each ordered by time.")
    private List<Path> files = List.of();

    @Option(
            names = "--export",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the findings; made when missing.")
    private @Nullable Path export;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Write the ledger of all decisions here too; check it with: stillwatch verify FILE")
    private @Nullable Path ledger;

    @Option(names = "--target", paramLabel = "HOST:PORT", description = "A running platform (see: stillwatch up).")
    private @Nullable String target;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep the started platform's data here; run again on it, the replay goes on where it stopped.")
    private @Nullable Path data;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        if (target != null && data != null) {
            throw new ParameterException(
                    spec.commandLine(), "--data is for a platform that replay starts; leave it out with --target");
        }
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ParameterException(spec.commandLine(), "Can't read " + file);
            }
        }
        var ticker = new Ticker(spec.commandLine().getErr(), clock);
        if (target != null) {
            return run(target, ticker);
        }
        try (RunningPlatform platform = RunningPlatform.start(data, ticker)) {
            int code = run(platform.target(), ticker);
            platform.done();
            return code;
        }
    }

    private int run(String address, Ticker ticker) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        var complaints = new Complaints(err);
        Findings findings;
        try (PlatformClient platform = PlatformClient.connect(address, connection.identity("replay export"));
                ReplayFiles source = new ReplayFiles(files, complaints)) {
            var replay = new Replay(platform, clock, complaints, p -> ticker.show(describe(p)));
            Replay.Outcome outcome = replay.run(source);
            ticker.show("exporting");
            findings = new Export(platform).read(outcome, Version.current());
            if (ledger != null) {
                new LedgerExport(platform).write(ledger, true);
            }
        }
        ticker.done();
        complaints.done();
        Path folder = Objects.requireNonNull(export);
        FindingsFolder.write(folder, findings);
        report(findings, folder);
        return 0;
    }

    private void report(Findings findings, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        var summary = findings.summary();
        out.printf(
                Locale.ROOT,
                "%,d events, %,d exchanges of %,d accounts in %.1f s (%,.0f exchanges/s); %,d rejected, %,d duplicates%n",
                summary.events(),
                summary.exchanges(),
                summary.accounts(),
                summary.wallSeconds(),
                summary.exchangesPerSecond(),
                summary.rejected(),
                summary.duplicates());
        out.printf(
                Locale.ROOT,
                "%,d cohorts, %,d accounts flagged, %,d acted on%n",
                summary.cohorts(),
                summary.flaggedAccounts(),
                summary.actionedAccounts());
        out.println("Findings are in " + folder);
        out.flush();
    }

    static String describe(Replay.Progress progress) {
        return switch (progress.phase()) {
            case SENDING ->
                String.format(
                        Locale.ROOT, "sending: %,d events, up to %s", progress.events(), time(progress.through()));
            case DECIDING -> String.format(Locale.ROOT, "deciding: up to %s", time(progress.through()));
        };
    }

    private static String time(long millis) {
        return millis == Long.MIN_VALUE
                ? "the beginning"
                : Instant.ofEpochMilli(millis).toString();
    }
}
