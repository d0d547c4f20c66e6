package dev.stillwatch.enforcement.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.ActionKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingsTest {

    private static final Held THROTTLED = held(ActionKind.ACTION_KIND_THROTTLE);
    private static final Held TAKEN_DOWN = held(ActionKind.ACTION_KIND_TAKE_DOWN);

    private final Standings standings = new Standings();

    @Test
    void theStrongestActionHidesTheOthersUntilItEnds() {
        standings.put("a", "weak", THROTTLED);
        standings.put("a", "strong", TAKEN_DOWN);
        assertThat(standings.strongest("a")).isEqualTo(TAKEN_DOWN);
        assertThat(standings.strongest("b")).isNull();

        standings.remove("a", "strong");
        assertThat(standings.strongest("a")).isEqualTo(THROTTLED);
        standings.remove("a", "weak");
        assertThat(standings.strongest("a")).isNull();
    }

    @Test
    void anActionWrittenAgainCountsOnceAndOneThatEndedTwiceIsNoMatter() {
        standings.put("a", "one", THROTTLED);
        standings.put("a", "one", TAKEN_DOWN);
        assertThat(standings.size()).isEqualTo(1);
        assertThat(standings.strongest("a")).isEqualTo(TAKEN_DOWN);

        standings.remove("a", "one");
        standings.remove("a", "one");
        standings.remove("b", "another");
        assertThat(standings.size()).isZero();
    }

    /** Against a map of maps, through growth and all the holes that removals leave. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsAMapOfMapsWould(long seed) {
        Random random = new Random(seed);
        ActionKind[] kinds = ActionKind.values();
        Map<String, Map<String, Held>> map = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            String account = "account-" + random.nextInt(4_000);
            String action = "action-" + random.nextInt(3);
            if (random.nextInt(5) < 3) {
                Held held = held(kinds[1 + random.nextInt(6)]);
                standings.put(account, action, held);
                map.computeIfAbsent(account, a -> new HashMap<>()).put(action, held);
            } else {
                standings.remove(account, action);
                map.getOrDefault(account, new HashMap<>()).remove(action);
            }
        }

        for (int i = 0; i < 4_000; i++) {
            Map<String, Held> expected = map.getOrDefault("account-" + i, Map.of());
            int rung = expected.values().stream()
                    .mapToInt(h -> Ladder.rung(h.kind()))
                    .max()
                    .orElse(0);
            Held found = standings.strongest("account-" + i);
            assertThat(found == null ? 0 : Ladder.rung(found.kind())).isEqualTo(rung);
        }
        assertThat(standings.size())
                .isEqualTo(map.values().stream().mapToInt(Map::size).sum());
    }

    /** What is not touched is always found, and what was never put never is, while everything around is being moved. */
    @Test
    void readersSeeNothingHalfWritten() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            standings.put("stays-" + i, "one", TAKEN_DOWN);
        }
        AtomicBoolean done = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(2)) {
            Future<Long> wrong = readers.submit(() -> {
                long misses = 0;
                for (int i = 0; !done.get(); i = (i + 1) % 2_000) {
                    misses += TAKEN_DOWN.equals(standings.strongest("stays-" + i)) ? 0 : 1;
                    misses += standings.strongest("never-" + i) == null ? 0 : 1;
                }
                return misses;
            });
            Random random = new Random(7);
            for (int i = 0; i < 300_000; i++) {
                String account = "comes-and-goes-" + random.nextInt(20_000);
                if (random.nextBoolean()) {
                    standings.put(account, "one", THROTTLED);
                } else {
                    standings.remove(account, "one");
                }
            }
            done.set(true);
            assertThat(wrong.get()).isZero();
        }
    }

    private static Held held(ActionKind kind) {
        return new Held(kind, "a-policy", "default@1");
    }
}
