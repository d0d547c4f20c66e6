package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StixIdsTest {

    @Test
    void versionFiveUuidsAreThoseOfRfc9562() {
        // RFC 9562, appendix A.4.
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(StixIds.version5(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void theSameNameHasTheSameIdAndProvidersDoNotCollide() {
        StixIds one = StixIds.of(new Provider("one.example", "One"));
        StixIds renamed = StixIds.of(new Provider("one.example", "One Inc."));
        StixIds other = StixIds.of(new Provider("other.example", "One"));

        assertThat(one.id("campaign", "c"))
                .isEqualTo(renamed.id("campaign", "c"))
                .startsWith("campaign--");
        assertThat(one.id("campaign", "c")).isNotEqualTo(other.id("campaign", "c"));
        assertThat(one.id("campaign", "c").substring(10))
                .isNotEqualTo(one.id("indicator", "c").substring(11));
    }
}
