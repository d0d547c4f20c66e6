package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clusters of real nodes, which go on serving when one node is killed. */
class EmbeddedClustersTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void threeBrokersTakeRecordsWithOneOfThemKilled() throws Exception {
        try (var kafka = EmbeddedKafkaCluster.start(
                        folder, 3, KafkaOptions.defaults().withHeapMebibytes(192));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            // Whom it asks first may not have heard of the others yet.
            while (admin.describeCluster().nodes().get().size() < 3) {
                Thread.onSpinWait();
            }
            admin.createTopics(List.of(new NewTopic("three", 3, (short) 3)))
                    .all()
                    .get();

            kafka.nodes().getFirst().kill();

            try (var producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer())) {
                for (int partition = 0; partition < 3; partition++) {
                    assertThat(producer.send(new ProducerRecord<>("three", partition, "k", "v"))
                                    .get()
                                    .hasOffset())
                            .isTrue();
                }
            }
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aReplicaTakesOverFromAKilledPrimary() {
        try (var redis = EmbeddedRedisCluster.start(folder, 3, RedisOptions.defaults())) {
            var client = RedisClusterClient.create(
                    Arrays.stream(redis.uris().split(",")).map(RedisURI::create).toList());
            try (var connection = client.connect()) {
                // As many keys as that lie in slots of all primaries.
                IntStream.range(0, 60).forEach(i -> connection.sync().set("key-" + i, "value-" + i));
            } finally {
                client.shutdown();
            }
            EmbeddedRedis gone = redis.primary();
            gone.kill();
            redis.awaitServing();

            var after = RedisClusterClient.create(Arrays.stream(redis.uris().split(","))
                    .filter(uri -> !uri.equals(gone.uri()))
                    .map(RedisURI::create)
                    .toList());
            try (var connection = after.connect()) {
                assertThat(IntStream.range(0, 60)
                                .mapToObj(i -> connection.sync().get("key-" + i)))
                        .containsExactlyElementsOf(IntStream.range(0, 60)
                                .mapToObj(i -> "value-" + i)
                                .toList());
            } finally {
                after.shutdown();
            }
        }
    }
}
