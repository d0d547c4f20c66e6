package dev.stillwatch.enforcement.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Belief;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import dev.stillwatch.type.v1.Subject;
import dev.stillwatch.type.v1.Watermark;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionReaderTest {

    private final ActionReader reader = new ActionReader();

    @Test
    void readsWhatTheParserReads() throws InvalidProtocolBufferException {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            Action action = random(random);

            assertThat(reader.read(record(action)).whole()).isEqualTo(action);
        }
    }

    @Test
    void whatIsAlikeIsOneObject() throws InvalidProtocolBufferException {
        Action action = random(new Random(4));
        Action other = action.toBuilder()
                .setActionId("act-2")
                .setSubject(Subject.newBuilder().setAccount("b"))
                .build();

        assertThat(reader.read(record(other)).alike())
                .isSameAs(reader.read(record(action)).alike());
    }

    @Test
    void tellsAnActionFromAWatermark() {
        assertThat(ActionReader.isAction(record(random(new Random(5))))).isTrue();
        assertThat(ActionReader.isAction(ActionRecord.newBuilder()
                        .setWatermark(Watermark.newBuilder().addSources("enforcement"))
                        .build()
                        .toByteArray()))
                .isFalse();
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThatThrownBy(() -> reader.read(new byte[] {10, 5, 10, 9, 1}))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }

    private static byte[] record(Action action) {
        return ActionRecord.newBuilder().setAction(action).build().toByteArray();
    }

    /** Of few words, so that many are alike. */
    private static Action random(Random random) {
        Action.Builder action = Action.newBuilder()
                .setActionId("act-" + random.nextInt(1000))
                .setSubject(Subject.newBuilder().setAccount("ä" + random.nextInt(1000)))
                .setKind(ActionKind.forNumber(1 + random.nextInt(6)))
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.forNumber(1 + random.nextInt(5)))
                .setDecidedAt(EventTime.timestamp(300_000L * random.nextInt(3)))
                .setExpiresAt(EventTime.timestamp(1L << 40))
                .setPolicyId("policy-" + random.nextInt(3))
                .setPolicyVersion("default@1")
                .setExchangesBefore(random.nextInt(3));
        for (int reason = random.nextInt(3); reason > 0; reason--) {
            action.addReasons(
                    Reason.newBuilder().setSignal("s" + random.nextInt(2)).setWeight(reason));
        }
        if (random.nextBoolean()) {
            action.setBelief(Belief.newBuilder().setScore(0.5)).addApprovedBy("kim");
        }
        return action.build();
    }
}
