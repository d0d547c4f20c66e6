package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.evidence.EvidenceExport;
import dev.stillwatch.intel.v1.GetEvidenceRequest.Variant;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the evidence of one campaign out of a running platform. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = {
            "Write the evidence of one campaign to a file that verifies without the platform, with a report for people in it.",
            "That it was done is entered into the ledger first. Verify it with: stillwatch verify"
        })
public final class EvidenceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CAMPAIGN", description = "Id of the campaign.")
    private @Nullable String campaign;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The bundle, a zip file.")
    private @Nullable Path file;

    @Option(names = "--redacted", description = "Without what names an account or a person.")
    private boolean redacted;

    @Option(names = "--actor", paramLabel = "NAME", required = true, description = "Who takes it out.")
    private @Nullable String actor;

    @Option(names = "--purpose", paramLabel = "TEXT", required = true, description = "What for.")
    private @Nullable String purpose;

    @Mixin
    private final Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path out = Objects.requireNonNull(file);
        try (PlatformClient platform = target.connect(Objects.requireNonNull(purpose))) {
            long bytes = new EvidenceExport(platform)
                    .write(
                            out,
                            Objects.requireNonNull(campaign),
                            redacted ? Variant.VARIANT_REDACTED : Variant.VARIANT_FULL,
                            Objects.requireNonNull(actor),
                            Objects.requireNonNull(purpose));
            spec.commandLine().getOut().printf(Locale.ROOT, "%,d bytes of evidence are in %s%n", bytes, out);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
