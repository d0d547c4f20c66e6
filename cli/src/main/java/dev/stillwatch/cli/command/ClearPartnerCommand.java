package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.intel.v1.ClearSuspicionRequest;
import dev.stillwatch.intel.v1.MatchingServiceGrpc;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a partner whose questions looked like probing ask again. */
@Command(
        name = "clear-partner",
        mixinStandardHelpOptions = true,
        description =
                "Let a partner whose matching looked like probing ask again, once a person has looked. Entered into the audit. docs/psi.md")
public final class ClearPartnerCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PARTNER")
    private @Nullable String partner;

    @Option(names = "--actor", paramLabel = "NAME", required = true, description = "Who looked.")
    private @Nullable String actor;

    @Option(names = "--note", paramLabel = "TEXT", required = true, description = "What was found.")
    private @Nullable String note;

    @Mixin
    private final Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (PlatformClient platform = target.connect("matching audit")) {
            var _ = MatchingServiceGrpc.newBlockingStub(platform.channel())
                    .withWaitForReady()
                    .withDeadlineAfter(1, TimeUnit.MINUTES)
                    .clearSuspicion(ClearSuspicionRequest.newBuilder()
                            .setPartner(Objects.requireNonNull(partner))
                            .setActor(Objects.requireNonNull(actor))
                            .setNote(Objects.requireNonNull(note))
                            .build());
        }
        spec.commandLine().getOut().println(partner + " may open sessions again.");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
