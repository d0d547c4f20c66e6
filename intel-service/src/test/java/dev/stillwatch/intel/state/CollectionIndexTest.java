package dev.stillwatch.intel.state;

import static dev.stillwatch.intel.taxii.Objects.ADDED;
import static dev.stillwatch.intel.taxii.Objects.object;
import static dev.stillwatch.intel.taxii.Objects.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.Query;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.taxii.Versions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CollectionIndexTest {

    private static final List<String> TYPES = List.of("campaign", "indicator", "relationship");
    private static final List<Tlp> LEVELS = List.of(Tlp.values());
    private final CollectionIndex index = new CollectionIndex();

    @Test
    void theLatestVersionIsGivenInTheOrderOfAddition() {
        add(object(1, "campaign", "a", 1, Tlp.CLEAR));
        add(object(2, "indicator", "b", 1, Tlp.CLEAR));
        add(object(3, "campaign", "a", 2, Tlp.CLEAR));
        assertThat(sequences(index.page(everything(10), 1_000))).containsExactly(2L, 3L);
        assertThat(sequences(index.page(everything(10).ofAllVersions(), 1_000))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aPageEndsAtItsLimitAndSaysThatThereIsMore() {
        IntStream.rangeClosed(1, 5).forEach(i -> add(object(i, "campaign", "c" + i, 1, Tlp.CLEAR)));
        Page page = index.page(everything(3), 1_000_000);
        assertThat(sequences(page)).containsExactly(1L, 2L, 3L);
        assertThat(page.more()).isTrue();
        assertThat(index.page(everything(5), 1_000_000).more()).isFalse();
    }

    @Test
    void aPageEndsBeforeItsBytesAreTooManyButHoldsOneObjectAlways() {
        IntStream.rangeClosed(1, 5).forEach(i -> add(object(i, "campaign", "c" + i, 1, Tlp.CLEAR)));
        int one = index.versionsOf("campaign--c1").getFirst().json().size();
        assertThat(sequences(index.page(everything(5), 2L * one))).containsExactly(1L, 2L);
        assertThat(sequences(index.page(everything(5), 1))).containsExactly(1L);
    }

    @Test
    void whatIsMarkedAboveTheCeilingIsNotThere() {
        add(object(1, "campaign", "a", 1, Tlp.RED));
        add(object(2, "campaign", "b", 1, Tlp.GREEN));
        Query query = new Query(Tlp.AMBER, null, 0, 10, Set.of(), Set.of(), Set.of(), Versions.LAST);
        assertThat(sequences(index.page(query, 1_000))).containsExactly(2L);
    }

    @Test
    void addedAfterLeavesOutWhatWasAddedAtThatMoment() {
        IntStream.rangeClosed(1, 3).forEach(i -> add(object(i, "campaign", "c" + i, 1, Tlp.CLEAR)));
        Query query = new Query(
                Tlp.RED, ADDED.plus(2, ChronoUnit.MICROS), 0, 10, Set.of(), Set.of(), Set.of(), Versions.LAST);
        assertThat(sequences(index.page(query, 1_000))).containsExactly(3L);
    }

    @Test
    void whatIsOutOfOrderIsRefused() {
        add(object(2, "campaign", "a", 1, Tlp.CLEAR));
        assertThatThrownBy(() -> add(object(2, "campaign", "a", 2, Tlp.CLEAR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not come after");
        assertThat(index.sequence()).isEqualTo(2);
    }

    /** Against a plain list that is filtered from end to end, with chance collections and chance questions. */
    @RepeatedTest(40)
    void everyQuestionIsAnsweredAsByAListThatIsReadWhole(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<StoredObject> list = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            StoredObject object = object(i, type, "o" + random.nextInt(20), i % 50, LEVELS.get(random.nextInt(5)));
            list.add(object);
            add(object);
        }
        for (int i = 0; i < 50; i++) {
            Query query = any(random);
            long mostBytes = random.nextBoolean() ? Long.MAX_VALUE : 200;
            assertThat(index.page(query, mostBytes)).as("%s", query).isEqualTo(plain(list, query, mostBytes));
        }
    }

    @Test
    void pagingWhileObjectsAreAddedLosesNoneAndGivesNoneTwice() throws InterruptedException {
        int total = 20_000;
        var begun = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= total; i++) {
                add(object(i, TYPES.get(i % 3), "o" + i, 1, LEVELS.get(i % 5)));
                begun.countDown();
            }
        });
        begun.await();
        List<Long> read = new ArrayList<>();
        long after = 0;
        while (after < total) {
            Page page = index.page(after(after, 37), Long.MAX_VALUE);
            read.addAll(sequences(page));
            after = page.objects().isEmpty() ? after : page.objects().getLast().sequence();
        }
        writer.join();
        assertThat(read).isSorted().hasSize(total).doesNotHaveDuplicates();
    }

    private void add(StoredObject object) {
        index.add(object);
    }

    private static Query everything(int limit) {
        return after(0, limit);
    }

    private static Query after(long after, int limit) {
        return new Query(Tlp.RED, null, after, limit, Set.of(), Set.of(), Set.of(), Versions.LAST);
    }

    private static List<Long> sequences(Page page) {
        return page.objects().stream().map(StoredObject::sequence).toList();
    }

    private static Query any(Random random) {
        Instant addedAfter = random.nextInt(3) == 0 ? ADDED.plus(random.nextInt(130), ChronoUnit.MICROS) : null;
        Set<String> ids = new HashSet<>();
        Set<String> types = new HashSet<>();
        Set<Instant> exact = new HashSet<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            ids.add(TYPES.get(random.nextInt(3)) + "--o" + random.nextInt(20));
        }
        for (int i = random.nextInt(4); i > 1; i--) {
            types.add(TYPES.get(random.nextInt(3)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            exact.add(version(random.nextInt(50)));
        }
        Versions versions = switch (random.nextInt(3)) {
            case 0 -> Versions.ALL;
            case 1 -> Versions.LAST;
            default -> new Versions(false, random.nextBoolean(), random.nextBoolean(), exact);
        };
        Set<String> specVersions = random.nextInt(10) == 0 ? Set.of("2.0") : Set.of();
        return new Query(
                LEVELS.get(random.nextInt(5)),
                addedAfter,
                random.nextInt(60),
                1 + random.nextInt(30),
                ids,
                types,
                specVersions,
                versions);
    }

    private static Page plain(List<StoredObject> list, Query query, long mostBytes) {
        List<StoredObject> found = list.stream()
                .filter(o -> query.ceiling().admits(o.tlp()))
                .filter(o -> o.sequence() > query.after() && isAfter(o.addedAt(), query.addedAfter()))
                .filter(o -> query.ids().isEmpty() || query.ids().contains(o.objectId()))
                .filter(o -> query.types().isEmpty() || query.types().contains(o.type()))
                .filter(o ->
                        query.specVersions().isEmpty() || query.specVersions().contains(o.specVersion()))
                .filter(o -> isWanted(list, o, query.versions()))
                .toList();
        long bytes = 0;
        int count = 0;
        while (count < Math.min(found.size(), query.limit())
                && (count == 0 || bytes + found.get(count).json().size() <= mostBytes)) {
            bytes += found.get(count).json().size();
            count++;
        }
        return new Page(found.subList(0, count), count < found.size());
    }

    private static boolean isAfter(Instant moment, @Nullable Instant other) {
        return other == null || moment.isAfter(other);
    }

    private static boolean isWanted(List<StoredObject> list, StoredObject object, Versions versions) {
        List<StoredObject> same = list.stream()
                .filter(o -> o.objectId().equals(object.objectId()))
                .toList();
        return versions.all()
                || (versions.first() && same.getFirst().equals(object))
                || (versions.last() && same.getLast().equals(object))
                || versions.exact().contains(object.version());
    }
}
