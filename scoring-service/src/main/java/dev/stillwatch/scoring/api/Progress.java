package dev.stillwatch.scoring.api;

import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.scoring.state.AccountStore;
import dev.stillwatch.scoring.state.CohortStore;
import dev.stillwatch.scoring.state.StagePosition;
import dev.stillwatch.scoring.telemetry.Stage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** How far scoring has come: all partitions of accounts and the cohort stage, on whatever replicas they run. */
@Singleton
final class Progress {

    /** What a protobuf timestamp can hold at most; stands for the end of time when all sources are final. */
    private static final long END_OF_TIME =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final AccountStore accounts;
    private final CohortStore cohorts;
    private final List<Integer> partitions;

    Progress(AccountStore accounts, CohortStore cohorts, KafkaConfiguration kafka) {
        this.accounts = accounts;
        this.cohorts = cohorts;
        this.partitions =
                IntStream.range(0, Topic.SKETCHES.partitions(kafka)).boxed().toList();
    }

    /** Everything before this moment is assessed and kept; empty before the first epoch has closed. */
    OptionalLong throughMillis() {
        var kept = accounts.positions(Stage.API, partitions);
        var cohortStage = cohorts.position(Stage.API);
        if (kept.size() < partitions.size() || cohortStage.isEmpty()) {
            return OptionalLong.empty();
        }
        long low = cohortStage.get().throughMillis();
        for (StagePosition position : kept.values()) {
            low = Math.min(low, position.throughMillis());
        }
        return low == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.min(low, END_OF_TIME));
    }
}
