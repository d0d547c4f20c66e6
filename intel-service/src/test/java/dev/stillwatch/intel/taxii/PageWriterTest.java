package dev.stillwatch.intel.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageWriterTest {

    private final Page page = new Page(
            List.of(
                    Objects.object(35, "campaign", "a", 0, Tlp.AMBER),
                    Objects.object(36, "indicator", "b", 1, Tlp.AMBER)),
            true);

    @Test
    void anEnvelopeHoldsTheObjectsAsTheyWereStored() {
        assertThat(text(PageWriter.envelope(page)))
                .isEqualTo(
                        "{\"more\":true,\"next\":\"10\",\"objects\":[{\"type\":\"campaign\",\"id\":\"campaign--a\",\"v\":0},"
                                + "{\"type\":\"indicator\",\"id\":\"indicator--b\",\"v\":1}]}");
    }

    @Test
    void aManifestTellsWhenWithMicroseconds() {
        assertThat(text(PageWriter.manifest(new Page(page.objects().subList(0, 1), false))))
                .isEqualTo("{\"objects\":[{\"id\":\"campaign--a\",\"date_added\":\"2026-11-01T12:00:00.000035Z\","
                        + "\"version\":\"2026-01-01T00:00:00.000Z\","
                        + "\"media_type\":\"application/stix+json;version=2.1\"}]}");
    }

    @Test
    void versionsAreTheirMoments() {
        assertThat(text(PageWriter.versions(new Page(page.objects(), false))))
                .isEqualTo("{\"versions\":[\"2026-01-01T00:00:00.000Z\",\"2026-01-02T00:00:00.000Z\"]}");
    }

    @Test
    void withoutObjectsAResourceIsEmptyForEmptyListsAreForbidden() {
        Page empty = new Page(List.of(), false);
        assertThat(text(PageWriter.envelope(empty))).isEqualTo("{}");
        assertThat(text(PageWriter.manifest(empty))).isEqualTo("{}");
        assertThat(text(PageWriter.versions(empty))).isEqualTo("{}");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
