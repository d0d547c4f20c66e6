package dev.stillwatch.cluster;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.cli.replay.ReplayFiles;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.standalone.ServiceName;
import dev.stillwatch.standalone.ServiceSettings;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What standalone finds in the {@link Recording}, undisturbed. Made once for all tests of the JVM.
 *
 * @param file the recording
 * @param findings what standalone found in it
 * @param secrets the keys it works under; the same keys give the same findings
 */
record Reference(Path file, Findings findings, Map<String, String> secrets) {

    private static @Nullable Reference made;

    private static final List<String> SECRET = List.of(
            "stillwatch.ingest.key",
            "stillwatch.ingest.seen-window",
            "stillwatch.enforcement.ledger.",
            "stillwatch.intel.evidence.");

    static synchronized Reference get() throws Exception {
        Reference there = made;
        if (there == null) {
            there = make(WorkFolder.empty("reference"));
            made = there;
        }
        return there;
    }

    private static Reference make(Path folder) throws Exception {
        Path file = folder.resolve("events.jsonl.gz");
        Recording.write(file);
        var options = StandaloneOptions.on(folder.resolve("data"));
        try (var platform = Standalone.start(options, step -> {});
                var client = PlatformClient.connect("127.0.0.1:" + platform.grpcPort());
                var source = new ReplayFiles(List.of(file), complaint -> {})) {
            var outcome = new Replay(client, Clock.systemUTC(), complaint -> {}, progress -> {}).run(source);
            Map<String, String> secrets = new TreeMap<>();
            for (ServiceName service : ServiceName.values()) {
                ServiceSettings.of(service, options, platform.backing()).forEach((key, value) -> {
                    if (SECRET.stream().anyMatch(key::startsWith)) {
                        secrets.put(key, value.toString());
                    }
                });
            }
            return new Reference(file, new Export(client).read(outcome, "test"), secrets);
        }
    }
}
