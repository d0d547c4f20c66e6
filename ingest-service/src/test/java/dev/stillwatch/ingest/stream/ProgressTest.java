package dev.stillwatch.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.state.Lane;
import dev.stillwatch.ingest.state.Position;
import dev.stillwatch.platform.kafka.Topic;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Lanes LANES = new Lanes(2, 1);
    private static final Lane FIRST = new Lane(Topic.SKETCHES, 0);
    private static final Lane SECOND = new Lane(Topic.SKETCHES, 1);
    private static final Lane ACCOUNTS = new Lane(Topic.ACCOUNTS, 0);

    private final Progress progress =
            new Progress(LANES, new Position(Map.of(FIRST, 9L, SECOND, 19L, ACCOUNTS, -1L), OptionalLong.empty()));

    private Ticket open(int... lanes) {
        var ticket = new Ticket(LANES.count());
        var into = new BitSet();
        for (int lane : lanes) {
            into.set(lane);
        }
        progress.open(ticket, into);
        return ticket;
    }

    @Test
    void nothingIsToBeSavedAtFirst() {
        assertThat(progress.unsaved().isEmpty()).isTrue();
    }

    @Test
    void aLaneComesAsFarAsWhatIsDone() {
        Ticket ticket = open(0, 2);
        ticket.written(0, 12);
        ticket.written(0, 11);
        ticket.written(2, 0);
        assertThat(progress.unsaved().isEmpty()).isTrue();

        progress.done(ticket);

        assertThat(progress.unsaved().through()).isEqualTo(Map.of(FIRST, 12L, ACCOUNTS, 0L));
    }

    @Test
    void aLaterOneThatIsDoneFirstWaitsForTheEarlier() {
        Ticket earlier = open(0);
        Ticket later = open(0, 1);
        earlier.written(0, 10);
        later.written(0, 11);
        later.written(1, 20);

        progress.done(later);
        assertThat(progress.unsaved().through()).isEqualTo(Map.of(SECOND, 20L));

        progress.done(earlier);
        assertThat(progress.unsaved().through()).isEqualTo(Map.of(FIRST, 11L, SECOND, 20L));
    }

    @Test
    void whatDidNotGetIntoKafkaIsNoProgress() {
        Ticket ticket = open(0, 1);
        ticket.written(1, 20);
        progress.done(ticket);

        assertThat(progress.unsaved().through()).isEqualTo(Map.of(SECOND, 20L));
    }

    @Test
    void whatWasSavedIsNotSavedAgain() {
        Ticket ticket = open(0);
        ticket.written(0, 10);
        progress.done(ticket);
        progress.durable(1000);
        progress.durable(500);
        Position position = progress.unsaved();
        assertThat(position.watermark()).hasValue(1000);

        progress.saved(position);

        assertThat(progress.unsaved().isEmpty()).isTrue();
    }
}
