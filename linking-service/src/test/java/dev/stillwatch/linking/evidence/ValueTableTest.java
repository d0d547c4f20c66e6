package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A table does what a sorted map does. */
class ValueTableTest {

    private final Random random = new Random(9);

    private NavigableMap<SharedValue, Integer> map() {
        var map = new TreeMap<SharedValue, Integer>();
        Kind[] kinds = Kind.values();
        for (int i = random.nextInt(60); i > 0; i--) {
            map.put(new SharedValue(kinds[random.nextInt(kinds.length)], random.nextInt(30) - 15L), random.nextInt(9));
        }
        return map;
    }

    @Test
    void two_become_one() {
        for (int round = 0; round < 300; round++) {
            var some = map();
            var others = map();
            var both = new TreeMap<>(some);
            others.forEach((value, number) -> both.merge(value, number, Integer::sum));
            assertThat(ValueTable.of(some).with(ValueTable.of(others), Integer::sum))
                    .isEqualTo(ValueTable.of(both));
        }
    }

    @Test
    void the_highest_are_kept_and_of_equals_the_lower_value() {
        for (int round = 0; round < 300; round++) {
            var map = map();
            var kept = new TreeMap<>(map.entrySet().stream()
                    .sorted(Map.Entry.<SharedValue, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(10)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            assertThat(ValueTable.of(map).highest(10)).isEqualTo(ValueTable.of(kept));
        }
    }

    @Test
    void what_is_in_it_is_found_and_survives_being_written() {
        for (int round = 0; round < 100; round++) {
            var map = map();
            ValueTable table = ValueTable.of(map);
            assertThat(map.keySet()).allMatch(table::contains);
            assertThat(map().keySet()).allMatch(v -> table.contains(v) == map.containsKey(v));
            var bytes = ByteBuffer.allocate(table.bytes());
            table.write(bytes);
            assertThat(ValueTable.read(bytes.flip())).isEqualTo(table).hasToString(map.toString());
        }
    }

    @Test
    void numbers_change_and_small_ones_go() {
        var map = map();
        var halved = new TreeMap<SharedValue, Integer>();
        map.forEach((value, number) -> {
            if (number / 2 >= 2) {
                halved.put(value, number / 2);
            }
        });
        assertThat(ValueTable.of(map).map(n -> n / 2, 2)).isEqualTo(ValueTable.of(halved));
    }
}
