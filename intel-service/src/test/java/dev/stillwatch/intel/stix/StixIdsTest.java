package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StixIdsTest {

    @Test
    void idsAreLaidOutAsTheValidatorOfOasisWantsThem() {
        for (int i = 0; i < 100; i++) {
            UUID id = StixIds.fixed(new UUID(1, 2), "name " + i);
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void anIdIsForEver() {
        assertThat(StixIds.fixed(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
                .as("the first half of SHA-256 over name space and name, with version and variant put in")
                .isEqualTo(UUID.fromString("5c146b14-3c52-4afd-938a-375d0df1fbf6"));
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
