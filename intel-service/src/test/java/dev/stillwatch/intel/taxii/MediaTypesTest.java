package dev.stillwatch.intel.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/taxii+json;version=2.1",
                "application/taxii+json; version=2.1",
                "application/taxii+json;version=\"2.1\"",
                "APPLICATION/TAXII+JSON;VERSION=2.1",
                "application/taxii+json",
                "application/taxii+json;version=2.1,application/stix+json;version=2.1",
                "text/html, application/taxii+json;q=0.5",
                "application/*",
                "*/*",
                ""
            })
    void whatLeavesRoomForTaxii21IsServed(String accept) {
        assertThat(MediaTypes.acceptable(accept)).isTrue();
    }

    @Test
    void withoutAcceptAnythingIsAcceptable() {
        assertThat(MediaTypes.acceptable(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/taxii+json;version=2.0",
                "application/vnd.oasis.taxii+json; version=2.0",
                "application/json",
                "text/html,application/xhtml+xml",
                "application/taxii+json;q=0",
                "application/taxii+json;version=2.1;q=0.000"
            })
    void whatLeavesNoneIsNot(String accept) {
        assertThat(MediaTypes.acceptable(accept)).isFalse();
    }

    @Test
    void aBodyMustBeTaxiiByName() {
        assertThat(MediaTypes.isTaxii("application/taxii+json;version=2.1")).isTrue();
        assertThat(MediaTypes.isTaxii("application/taxii+json")).isTrue();
        assertThat(MediaTypes.isTaxii("application/taxii+json;version=2.0")).isFalse();
        assertThat(MediaTypes.isTaxii("*/*")).isFalse();
        assertThat(MediaTypes.isTaxii(null)).isFalse();
    }
}
