package dev.stillwatch.cli.command;

import com.google.protobuf.Timestamp;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.policy.BacktestText;
import dev.stillwatch.cli.policy.PolicyFile;
import dev.stillwatch.cli.text.Json;
import dev.stillwatch.enforcement.v1.BacktestRequest;
import dev.stillwatch.enforcement.v1.BacktestResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a policy set would have done in a past window, before it is deployed. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Decide on a past window anew with a candidate policy set, beside what was done, and change nothing.")
public final class BacktestCommand implements Runnable {

    @Mixin
    private final Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "POLICYSET.json",
            description = "The candidate, as default-1.json is written: an object with policies.")
    private @Nullable Path file;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Begin, such as 2026-11-01T00:00:00Z. Default: 7 days before the end.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "End. Default: how far decisions have come.")
    private @Nullable Instant to;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most ids in each sample. Default: 10.")
    private int sample;

    @Option(names = "--json", description = "Print the whole report as JSON.")
    private boolean json;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "PT10M",
            description = "How long to wait for it. Default: PT10M.")
    private Duration patience = Duration.ofMinutes(10);

    @Override
    public void run() {
        try (PlatformClient platform = target.connect("backtest")) {
            BacktestRequest.Builder request = BacktestRequest.newBuilder()
                    .addAllPolicies(
                            PolicyFile.read(Objects.requireNonNull(file)).getPoliciesList())
                    .setSampleSize(sample);
            if (from != null) {
                request.setStartTime(timestamp(from));
            }
            if (to != null) {
                request.setEndTime(timestamp(to));
            }
            BacktestResponse report = platform.backtests(patience).backtest(request.build());
            var out = spec.commandLine().getOut();
            out.println(json ? Json.of(report) : BacktestText.of(report));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
