package dev.stillwatch.intel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.PageWriter;
import dev.stillwatch.intel.taxii.Query;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.taxii.Versions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a page costs in small and large collections. Prints figures for docs/taxii.md; run by
 * {@code mvn -pl intel-service test -Dtest=PageCostTest -Dstillwatch.benchmark=true -Dtest.heap=6g}.
 */
class PageCostTest {

    private static final int PAGE = 100;
    private static final int PAGES = 20_000;
    private static final String[] TYPES = {"indicator", "campaign", "relationship", "attack-pattern"};

    private record Question(String name, Set<String> types) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("everything", Set.of()),
            new Question("one type in four", Set.of("campaign")),
            new Question("a rare type", Set.of("note")));

    @Test
    void aPageCostsTheSameInAMillionObjectsAsInAThousand() {
        assumeTrue(Boolean.getBoolean("stillwatch.benchmark"), "a benchmark, run when asked for");
        for (int size : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            CollectionIndex index = filled(size);
            for (Question question : QUESTIONS) {
                measure(index, size, question, PAGES / 4);
                double[] micros = measure(index, size, question, PAGES);
                System.out.printf(
                        "%,10d objects  %-18s  p50 %7.1f us  p99 %7.1f us  %,8.0f pages/s on one core%n",
                        size,
                        question.name(),
                        micros[PAGES / 2],
                        micros[PAGES * 99 / 100],
                        1e6 / Arrays.stream(micros).average().orElseThrow());
            }
        }
    }

    private static double[] measure(CollectionIndex index, int size, Question question, int pages) {
        Random random = new Random(7);
        double[] micros = new double[pages];
        for (int i = 0; i < pages; i++) {
            long after = random.nextInt(size);
            var query = new Query(Tlp.AMBER, null, after, PAGE, Set.of(), question.types(), Set.of(), Versions.LAST);
            long start = System.nanoTime();
            Page page = index.page(query, 4 << 20);
            byte[] body = PageWriter.envelope(page);
            micros[i] = (System.nanoTime() - start) / 1e3;
            assertThat(page.objects().size()).isLessThanOrEqualTo(PAGE);
            assertThat(body).isNotEmpty();
        }
        Arrays.sort(micros);
        return micros;
    }

    /** Every fourth object in each type, one in ten thousand a note, every seventh above the reader's marking; each 700 bytes. */
    private static CollectionIndex filled(int size) {
        var index = new CollectionIndex();
        Random random = new Random(11);
        Instant start = Instant.parse("2026-11-01T00:00:00Z");
        for (int i = 1; i <= size; i++) {
            String type = i % 10_000 == 0 ? "note" : TYPES[i % TYPES.length];
            String id = type + "--" + new UUID(random.nextLong(), random.nextLong());
            index.add(new StoredObject(
                    i,
                    id,
                    type,
                    "2.1",
                    start.plusMillis(i),
                    start.plusNanos(i * 1000L),
                    i % 7 == 0 ? Tlp.RED : Tlp.AMBER,
                    ByteString.copyFromUtf8("{\"id\":\"" + id + "\",\"description\":\"" + "x".repeat(600) + "\"}")));
        }
        return index;
    }
}
