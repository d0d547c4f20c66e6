package dev.stillwatch.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.platform.service.ServiceRuntime;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart's jobs and its helm test do, on a running platform. */
class ProbeTest {

    @TempDir
    private static Path folder;

    private static Standalone platform;

    @BeforeAll
    static void start() {
        platform = Standalone.start(
                StandaloneOptions.on(folder.resolve("data"))
                        .with(Map.of("stillwatch.epoch.length", "1s", "stillwatch.ingest.lateness", "1s")),
                step -> {});
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aSyntheticExchangeGoesThroughToItsDecision() {
        assertThatCode(() -> perform("probe", probe("stillwatch-probe"))).doesNotThrowAnyException();
    }

    @Test
    void aServiceThatCantBeReachedIsNamed() {
        Map<String, Object> settings = probe("stillwatch-probe");
        settings.remove("stillwatch.probe.scoring");
        assertThatThrownBy(() -> perform("probe", settings))
                .hasMessageContaining("stillwatch.probe.scoring is missing");
    }

    @Test
    void topicsAreCreatedAndCreatingThemAgainChangesNothing() throws Exception {
        Map<String, Object> settings = stores("new-");
        assertThatThrownBy(() -> perform("dependencies", settings))
                .hasMessageContaining("Topics are missing")
                .hasMessageContaining("new-sketches");
        perform("topics", settings);
        perform("topics", settings);
        assertThatCode(() -> perform("dependencies", settings)).doesNotThrowAnyException();
    }

    @Test
    void withoutRedisTheTestFails() {
        Map<String, Object> settings = stores("");
        settings.put("stillwatch.redis.uri", "redis://127.0.0.1:1");
        assertThatThrownBy(() -> perform("dependencies", settings))
                .hasMessageContaining("Unable to connect to 127.0.0.1");
    }

    @Test
    void aTaskThatIsNoneIsNamed() {
        assertThatThrownBy(() -> perform("topic", stores("")))
                .hasMessageContaining("STILLWATCH_TASK_NAME is topic; there are dependencies, probe, topics");
    }

    private static Map<String, Object> probe(String account) {
        Map<String, Object> settings = new HashMap<>();
        for (String service : new String[] {"ingest", "linking", "scoring", "enforcement", "intel"}) {
            settings.put("stillwatch.probe." + service, "127.0.0.1:" + platform.grpcPort());
        }
        settings.put("stillwatch.probe.account", account);
        settings.put("stillwatch.probe.patience", "180s");
        return settings;
    }

    private static Map<String, Object> stores(String prefix) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.kafka.bootstrap-servers", platform.backing().bootstrapServers());
        settings.put("stillwatch.kafka.topic-prefix", prefix);
        settings.put("stillwatch.kafka.partitions", 1);
        settings.put("stillwatch.kafka.replication-factor", 1);
        settings.put("stillwatch.redis.uri", platform.backing().redisUri());
        settings.put("stillwatch.telemetry.metrics-port", -1);
        return settings;
    }

    private static void perform(String task, Map<String, Object> settings) throws Exception {
        ServiceRuntime.perform(task, settings);
    }
}
