package dev.stillwatch.intel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonplaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '8.8.8.8']",
                "[ipv4-addr:value = '10.1.2.3']",
                "[ipv4-addr:value = '172.20.0.1' OR ipv4-addr:value = '198.51.100.7']",
                "[ipv4-addr:value ISSUBSET '20.0.0.0/8']",
                "[ipv4-addr:value = '100.99.1.1']",
                "[ipv6-addr:value = 'fd12::1']",
                "[ipv6-addr:value ISSUBSET '2a00::/12']",
                "[domain-name:value = 'GitHub.com']",
                "[file:hashes.'SHA-256' = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']"
            })
    void commonValuesAreKnown(String pattern) {
        assertThat(Commonplace.in(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '198.51.100.7']",
                "[ipv4-addr:value = '172.32.0.1']",
                "[ipv4-addr:value ISSUBSET '198.51.100.0/24']",
                "[domain-name:value = 'relay.example']",
                "[x-stillwatch-cohort:accounts >= 2]",
                "not a pattern"
            })
    void othersAreNot(String pattern) {
        assertThat(Commonplace.in(pattern)).isFalse();
    }
}
