package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Membership in the group of replicas that stand for election: who is assigned the ledger's one partition decides. */
final class Election implements PollLoop.Session {

    /** Begins a term of office. */
    @FunctionalInterface
    interface Office {
        /**
         * Begins one.
         *
         * @param keepAlive to be called now and then while beginning takes long
         */
        Deciding begin(Runnable keepAlive) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Election.class);
    private static final String GROUP = "enforcement-decider";
    private static final Duration WAITING = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> group;
    private final Office office;
    private final Progress progress;
    private boolean elected;
    private @Nullable Deciding deciding;

    Election(KafkaClients clients, Topics topics, Progress progress, Office office) {
        this.office = office;
        this.progress = progress;
        this.group = clients.consumer("enforcement-election", GROUP);
        group.subscribe(List.of(topics.ledger.topic()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // Only the assignment is wanted, not the records.
                group.pause(partitions);
                elected |= partitions.contains(topics.ledger);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                elected &= !partitions.contains(topics.ledger);
            }
        });
    }

    @Override
    public void step() throws Exception {
        // Gateways come first: what a decider restores is read when this replica can answer them.
        if (!progress.awaitCaughtUp(WAITING)) {
            return;
        }
        group.poll(deciding == null && !elected ? WAITING : Duration.ZERO);
        if (elected && deciding == null) {
            deciding = office.begin(() -> group.poll(Duration.ZERO));
            LOG.info("This replica decides");
        } else if (!elected && deciding != null) {
            LOG.info("This replica decides no more");
            resign();
        }
        if (deciding != null) {
            deciding.step();
        }
    }

    private void resign() {
        Deciding ended = deciding;
        deciding = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() {
        try {
            resign();
        } finally {
            group.close();
        }
    }
}
