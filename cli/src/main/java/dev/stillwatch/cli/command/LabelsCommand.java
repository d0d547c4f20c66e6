package dev.stillwatch.cli.command;

import dev.stillwatch.cli.cases.LabelFile;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.ListLabelsRequest;
import dev.stillwatch.enforcement.v1.ListLabelsResponse;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the labels that reviews gave out of a running platform. */
@Command(
        name = "labels",
        mixinStandardHelpOptions = true,
        description = {
            "Write what reviews found as a truth file, one row for each account by its newest label.",
            "That it was done is entered into the ledger first."
        })
public final class LabelsCommand implements Callable<Integer> {

    private static final Metadata.Key<String> PURPOSE =
            Metadata.Key.of("stillwatch-purpose", Metadata.ASCII_STRING_MARSHALLER);

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "CSV, columns as in a truth file.")
    private @Nullable Path out;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            defaultValue = "training and evaluation of models",
            description = "What for; \"${DEFAULT-VALUE}\" unless given.")
    private String purpose = "";

    @Mixin
    private final Actor actor = new Actor();

    @Mixin
    private final Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = Objects.requireNonNull(out);
        List<Label> labels = new ArrayList<>();
        try (PlatformClient platform = target.connect(purpose)) {
            var _ = platform.ledger()
                    .recordAccess(RecordAccessRequest.newBuilder()
                            .setKind(LedgerEntry.Kind.KIND_EXPORT)
                            .setActor(target.actor(actor))
                            .setReference("labels")
                            .setPurpose(purpose)
                            .setRequestId(UUID.randomUUID().toString())
                            .build());
            Metadata headers = new Metadata();
            headers.put(PURPOSE, purpose);
            var cases = platform.cases().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
            String token = "";
            do {
                ListLabelsResponse page = cases.listLabels(
                        ListLabelsRequest.newBuilder().setPageToken(token).build());
                labels.addAll(page.getLabelsList());
                token = page.getNextPageToken();
            } while (!token.isEmpty());
        }
        int accounts = LabelFile.write(file, labels);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%,d labels on %,d accounts are in %s%n", labels.size(), accounts, file);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
