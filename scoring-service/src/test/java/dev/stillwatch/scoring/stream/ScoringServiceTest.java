package dev.stillwatch.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service on a real Kafka and Redis gives what the pure domain gives. */
@ExtendWith(WithBacking.class)
class ScoringServiceTest {

    private static final World WORLD = World.of(3, 160);
    private static final long END = World.LENGTH.end(World.FIRST + World.EPOCHS - 1);

    private final Backing backing;

    ScoringServiceTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void findsWhatTheDomainFinds() throws Exception {
        try (var rig = new Rig(backing);
                var service = rig.start();
                var findings = rig.findings()) {
            rig.feed(WORLD, 0, World.EPOCHS);

            assertThat(findings.await(END).assessments())
                    .isEqualTo(new Replay(WORLD).run(1).assessments());
            assertThat(findings.dissolved()).containsExactly("cohort:rest");
            var metrics = service.bean(ScoringMetrics.class);
            for (Stage s : Stage.values())
                for (Count c : Count.values()) System.out.println(s + " " + c + " " + metrics.total(c, s));
        }
    }
}
