package dev.stillwatch.sketch.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PivotTest {

    private static final long DAY = 86_400_000L;
    private static final long RELEASED = RandomTraffic.START + 20 * DAY + 30_000_000L;
    private static final Releases RELEASES = Releases.none().with(new Releases.Released(RELEASED, "new"));

    @Test
    void countsTheTwoDaysFromTheReleaseOnToTheMillisecond() {
        Pivot pivot = Pivot.of(activity(List.of(
                        sketch(RELEASED - DAY, "old"),
                        sketch(RELEASED - 1, "new"),
                        sketch(RELEASED, "new"),
                        sketch(RELEASED + 5, "old"),
                        sketch(RELEASED + 2 * DAY - 1, "new"),
                        sketch(RELEASED + 2 * DAY, "new"))))
                .orElseThrow();

        assertThat(pivot.near()).isEqualTo(3);
        assertThat(pivot.moved()).isEqualTo(2);
        assertThat(pivot.before()).isEqualTo(1);
        assertThat(pivot.share()).isEqualTo(2 / 3.0);
    }

    @Test
    void nothingIsSaidOfWhoWasNotThereBeforeOrNotThereAfter() {
        assertThat(Pivot.of(activity(List.of(sketch(RELEASED + 1, "new"))))).isEmpty();
        assertThat(Pivot.of(activity(List.of(sketch(RELEASED - DAY, "old"))))).isEmpty();
        assertThat(Pivot.of(Activity.empty())).isEmpty();
    }

    @Test
    void orderDoesNotMatter() {
        List<Sketch> sketches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sketches.add(sketch(RELEASED - 10 * DAY + i * DAY / 15, i % 3 == 0 ? "new" : "old"));
        }
        Activity inOrder = activity(sketches);
        Collections.shuffle(sketches, new Random(3));
        Activity merged = sketches.stream().map(s -> activity(List.of(s))).reduce(Activity.empty(), Activity::merge);

        assertThat(merged).isEqualTo(inOrder);
        assertThat(Pivot.of(merged)).isEqualTo(Pivot.of(inOrder)).isPresent();
    }

    @Test
    void releasesAreASetOfTheNewest() {
        Releases known = Releases.none();
        for (int i = 99; i >= 0; i--) {
            known = known.with(new Releases.Released(RELEASED + i, "m" + i))
                    .with(new Releases.Released(RELEASED, "m0"));
        }

        assertThat(known.all()).hasSize(64).isSorted();
        assertThat(known.all().getLast().model()).isEqualTo("m99");
        assertThat(known.lately(RELEASED + 2 * DAY + 98).all()).hasSize(1);
        assertThat(known.lately(RELEASED)).isEqualTo(known);
    }

    private static Activity activity(List<Sketch> sketches) {
        ActivityBuilder builder = Activity.builder();
        sketches.forEach(sketch -> builder.add(sketch, RELEASES));
        return builder.build();
    }

    private static Sketch sketch(long millis, String model) {
        return Sketch.newBuilder()
                .setOccurredAt(Timestamp.newBuilder()
                        .setSeconds(Math.floorDiv(millis, 1000L))
                        .setNanos((int) Math.floorMod(millis, 1000L) * 1_000_000))
                .setModel(model)
                .setPrompt(TextSketch.newBuilder().setClasses(ByteString.copyFrom(new byte[7])))
                .build();
    }
}
