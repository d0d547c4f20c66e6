package dev.stillwatch.sketch.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activity is a commutative monoid, to the bit. Each law is tried on seeded random traffic over more days than are kept. */
class ActivityLawsTest {
    private static final int DAYS = 100;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergeIsAssociative(long seed) {
        RandomTraffic traffic = new RandomTraffic(seed, DAYS);
        Activity a = traffic.some();
        Activity b = traffic.some();
        Activity c = traffic.some();
        assertSame(a.merge(b).merge(c), a.merge(b.merge(c)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergeIsCommutative(long seed) {
        RandomTraffic traffic = new RandomTraffic(seed, DAYS);
        Activity a = traffic.some();
        Activity b = traffic.some();
        assertSame(a.merge(b), b.merge(a));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void emptyIsTheIdentity(long seed) {
        Activity a = new RandomTraffic(seed, DAYS).some();
        assertSame(a.merge(Activity.empty()), a);
        assertSame(Activity.empty().merge(a), a);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderAndPartitionDoNotMatter(long seed) {
        RandomTraffic traffic = new RandomTraffic(seed, DAYS);
        List<Activity> parts = new ArrayList<>(
                IntStream.range(0, 150).mapToObj(i -> traffic.one()).toList());
        Activity inOrder = parts.stream().reduce(Activity.empty(), Activity::merge);

        Random random = new Random(seed);
        Collections.shuffle(parts, random);
        List<ActivityBuilder> shards = IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(i -> Activity.builder())
                .toList();
        parts.forEach(part -> shards.get(random.nextInt(shards.size())).add(part));
        Activity sharded = shards.stream().map(ActivityBuilder::build).reduce(Activity.empty(), Activity::merge);

        assertThat(inOrder.exchangesByDay()).hasSizeLessThanOrEqualTo(64);
        assertSame(inOrder, sharded);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void contributionGrowsWithItsAccount(long seed) {
        RandomTraffic traffic = new RandomTraffic(seed, DAYS);
        Activity before = traffic.some();
        Activity delta = traffic.some();
        assertSame(
                before.contribution("a-1").merge(before.growth(delta)),
                before.merge(delta).contribution("a-1"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bytesComeBackAsTheyWent(long seed) {
        Activity a = new RandomTraffic(seed, DAYS).some();
        assertThat(Activity.fromBytes(a.toBytes())).isEqualTo(a);
        assertThat(Activity.fromBytes(a.toBytes()).toBytes()).isEqualTo(a.toBytes());
        Activity contribution = a.contribution("a-1");
        assertThat(Activity.fromBytes(contribution.toBytes())).isEqualTo(contribution);
    }

    private static void assertSame(Activity actual, Activity expected) {
        assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(actual.toBytes()).isEqualTo(expected.toBytes());
    }
}
