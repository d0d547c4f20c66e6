package dev.stillwatch.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private static final BrokerArguments ARGUMENTS = new BrokerArguments(Path.of("/data"), 20_001, 20_002);

    /** Kafka itself passes over a misspelt setting without a word. */
    @Test
    void areAllKnownToKafka() {
        assertThat(KafkaConfig.configDef().names())
                .containsAll(BrokerSettings.of(ARGUMENTS).stringPropertyNames());
    }

    @Test
    void listenOnLoopbackOnly() {
        assertThat(BrokerSettings.of(ARGUMENTS).getProperty("listeners"))
                .isEqualTo("CLIENT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002");
    }

    @Test
    void threeNodesKeepThreeCopiesOfWhichOneMayBeAway() {
        var settings = BrokerSettings.of(
                new BrokerArguments(Path.of("/data"), 20_001, 20_002, new Quorum(2, "cluster", "1@a:1,2@b:2,3@c:3")));

        assertThat(settings)
                .containsEntry("node.id", "2")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2");
        assertThat(KafkaConfig.configDef().names()).containsAll(settings.stringPropertyNames());
    }

    @Test
    void keepEverythingInTheDataFolder() {
        var config = KafkaConfig.fromProps(BrokerSettings.of(ARGUMENTS), false);

        assertThat(config.metadataLogDir()).isEqualTo("/data/log");
        assertThat(config.logDirs()).containsExactly("/data/log");
    }
}
