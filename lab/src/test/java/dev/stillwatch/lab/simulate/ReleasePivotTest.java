package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasePivotTest {
    private static final long DAY = 86_400_000;

    private final Sweep sweep = Sweep.of(Playbook.RELEASE_PIVOT).withoutHardNegatives();
    private final Played played = Played.of(sweep.scenario());
    private final long release = sweep.scenario().start().toEpochMilli() + (long) (0.45 * sweep.days() * DAY);

    @Test
    void halfOfTheTrafficMovesToTheNewModelWithinADay() {
        assertThat(moved(played.ofAttackers(true), release, release + DAY)).isBetween(0.25, 0.55);
        assertThat(moved(played.ofAttackers(true), release + DAY, release + 2 * DAY))
                .isBetween(0.45, 0.55);
    }

    @Test
    void peopleAreSlower() {
        assertThat(moved(played.ofAttackers(false), release, release + DAY)).isBetween(0.03, 0.25);
    }

    @Test
    void nobodyUsesAModelBeforeItIsOut() {
        assertThat(moved(played.ofAttackers(true), 0, release)).isZero();
        assertThat(moved(played.ofAttackers(false), 0, release)).isZero();
    }

    private static double moved(List<Exchange> exchanges, long from, long until) {
        List<Exchange> then = exchanges.stream()
                .filter(exchange -> Timestamps.toMillis(exchange.getOccurredAt()) >= from
                        && Timestamps.toMillis(exchange.getOccurredAt()) < until)
                .toList();
        assertThat(then).isNotEmpty();
        return (double) then.stream()
                        .filter(exchange -> exchange.getModel().equals("atlas-6"))
                        .count()
                / then.size();
    }
}
