package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static KafkaClient client;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder.resolve("a folder with spaces"));
        client = new KafkaClient(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void keepsTheOrderOfWhatIsSent() throws Exception {
        client.create("order");

        client.send("order", "first", "second", "third");

        assertThat(client.committed("order")).containsExactly("first", "second", "third");
    }

    @Test
    void showsOnlyCommittedTransactionsToThoseWhoAskForThat() throws Exception {
        client.create("transactions");
        try (var producer = client.producer(Map.of("transactional.id", "writer"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "taken back")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "meant")).get();
            producer.commitTransaction();
        }

        assertThat(client.committed("transactions")).containsExactly("meant");
    }

    @Test
    void takesRecordsOfManyMebibytes() throws Exception {
        var large = "x".repeat(12 << 20);
        client.create("large");

        client.send("large", large);

        assertThat(client.committed("large")).containsExactly(large);
    }

    @Test
    void makesNoTopicByItself() {
        try (var producer = client.producer(Map.of("max.block.ms", 500))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "lost"))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void keepsPortAndRecordsWhenStoppedAndStarted() throws Exception {
        client.create("restarted");
        client.send("restarted", "before");
        int port = kafka.port();

        kafka.restart();

        assertThat(kafka.port()).isEqualTo(port);
        client.send("restarted", "after");
        assertThat(client.committed("restarted")).containsExactly("before", "after");
    }

    @Test
    void keepsAcknowledgedRecordsWhenKilled() throws Exception {
        client.create("killed");
        client.send("killed", "before");

        kafka.kill();
        assertThat(kafka.isRunning()).isFalse();
        kafka.start();

        client.send("killed", "after");
        assertThat(client.committed("killed")).containsExactly("before", "after");
    }

    @Test
    void goesOnWithTheSameClusterInAFolderThatWasUsedBefore(@TempDir Path own) throws Exception {
        String cluster;
        try (var first = EmbeddedKafka.start(own)) {
            var firstClient = new KafkaClient(first.bootstrapServers());
            cluster = firstClient.clusterId();
            firstClient.create("kept");
            firstClient.send("kept", "record");
        }
        try (var second = EmbeddedKafka.start(own)) {
            var secondClient = new KafkaClient(second.bootstrapServers());
            assertThat(secondClient.clusterId()).isEqualTo(cluster);
            assertThat(secondClient.committed("kept")).containsExactly("record");
        }
    }

    @Test
    void saysWhyItCannotStartInTheWordsOfItsLog(@TempDir Path own) throws Exception {
        Files.createDirectories(own.resolve("log"));
        Files.writeString(own.resolve("log/meta.properties"), "version=1\nnode.id=99\ncluster.id=other\n");

        assertThatThrownBy(() -> EmbeddedKafka.start(own))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContainingAll("Kafka in " + own + " could not start", "kafka.log", "Stored node id 99");
    }

    @Test
    void refusesAFolderThatIsInUse() {
        assertThatThrownBy(() -> EmbeddedKafka.start(kafka.dataDirectory()))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("in use by another running Stillwatch");
    }

    @Test
    void refusesAPortThatIsInUse(@TempDir Path own) {
        var options = KafkaOptions.defaults().withPort(kafka.port());

        assertThatThrownBy(() -> EmbeddedKafka.start(own, options))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("Kafka cannot use port " + kafka.port());
    }
}
