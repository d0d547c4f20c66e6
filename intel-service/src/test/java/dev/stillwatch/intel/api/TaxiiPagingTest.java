package dev.stillwatch.intel.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.api.RunningTaxii.Answer;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner reads while objects are added. */
class TaxiiPagingTest {

    private static final int TOTAL = 600;
    private static final Instant VERSION = Instant.parse("2026-09-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"objects", "manifest"})
    void whatIsAddedMeanwhileIsReadAtTheEndAndNothingTwice(String resource) throws InterruptedException {
        try (var taxii = new RunningTaxii(Map.of())) {
            taxii.add(1, id(1), VERSION, Tlp.AMBER);
            Thread writer = Thread.ofPlatform()
                    .start(() -> IntStream.rangeClosed(2, TOTAL).forEach(i -> taxii.add(i, id(i), VERSION, Tlp.AMBER)));
            List<String> read = new ArrayList<>();
            String from = "";
            while (read.size() < TOTAL) {
                Answer page = taxii.get("/api1/collections/open/" + resource + "/?limit=7" + from);
                assertThat(page.status()).isEqualTo(200);
                List<String> ids = page.body().path("objects").findValuesAsText("id");
                read.addAll(ids);
                from = ids.isEmpty() ? from : "&added_after=" + page.header("x-taxii-date-added-last");
            }
            writer.join();
            assertThat(read)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, TOTAL)
                            .mapToObj(TaxiiPagingTest::id)
                            .toList());
        }
    }

    private static String id(int number) {
        return String.format("indicator--3bd8a4a1-5e6c-4c32-9d2b-%012d", number);
    }
}
