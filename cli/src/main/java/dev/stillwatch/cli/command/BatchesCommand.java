package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.guards.GuardText;
import dev.stillwatch.enforcement.v1.ApproveBatchRequest;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.ListBatchesRequest;
import dev.stillwatch.enforcement.v1.ListBatchesResponse;
import dev.stillwatch.enforcement.v1.RejectBatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Mass actions that a cap holds back until two persons approve. */
@Command(
        name = "batches",
        mixinStandardHelpOptions = true,
        description = "Read, approve and reject what a cap holds back for two different persons.")
public final class BatchesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? list, show, approve or reject");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Batches that wait.")
    int list(
            @Option(names = "--all", description = "Those that were approved, rejected or ran out too.") boolean all,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect("batches")) {
            say(GuardText.batches(batches(platform, all)));
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One batch: what it would do, and why.")
    int show(@Parameters(paramLabel = "BATCH") String id, @Mixin Target target) {
        try (PlatformClient platform = target.connect("batches")) {
            Batch batch = batches(platform, true).stream()
                    .filter(b -> b.getBatchId().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no batch " + id + "; batches list --all names them"));
            say(GuardText.sheet(batch));
        }
        return 0;
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approve it. The second of two different persons makes its actions begin.")
    int approve(@Parameters(paramLabel = "BATCH") String id, @Mixin Act act, @Mixin Target target) {
        try (PlatformClient platform = target.connect("batches")) {
            say(GuardText.sheet(platform.guards()
                    .approveBatch(ApproveBatchRequest.newBuilder()
                            .setBatchId(id)
                            .setActor(target.actor(act.who()))
                            .setNote(act.reason())
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getBatch()));
        }
        return 0;
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "Reject it; one person is enough.")
    int reject(@Parameters(paramLabel = "BATCH") String id, @Mixin Act act, @Mixin Target target) {
        try (PlatformClient platform = target.connect("batches")) {
            say(GuardText.sheet(platform.guards()
                    .rejectBatch(RejectBatchRequest.newBuilder()
                            .setBatchId(id)
                            .setActor(target.actor(act.who()))
                            .setNote(act.reason())
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getBatch()));
        }
        return 0;
    }

    private static List<Batch> batches(PlatformClient platform, boolean all) {
        List<Batch> batches = new ArrayList<>();
        String token = "";
        do {
            ListBatchesResponse page = platform.guards()
                    .listBatches(ListBatchesRequest.newBuilder()
                            .setEnded(all)
                            .setPageToken(token)
                            .build());
            batches.addAll(page.getBatchesList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return batches;
    }

    private void say(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
