package dev.stillwatch.intel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.intel.stix.Tlp;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final String ID = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
    private static final String HASH = "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0";

    @Test
    void withoutCollectionsThereIsOneThatTakesEverythingAndAnInbox() {
        var sharing = new Sharing(configuration("AMBER", null, null));
        assertThat(sharing.collections()).extracting(SharedCollection::alias).containsExactly("campaigns", "inbox");
        assertThat(sharing.collections()).extracting(SharedCollection::inbox).containsExactly(false, true);
        assertThat(sharing.collections()).extracting(SharedCollection::tlp).containsOnly(Tlp.RED);
        assertThat(sharing.partners()).isEmpty();
    }

    @Test
    void collectionsAndPartnersAreThoseConfigured() {
        var sharing = new Sharing(configuration(
                "AMBER+STRICT",
                Map.of("trusted", Map.of("id", ID, "title", "Trusted", "tlp", "RED")),
                Map.of("alice", Map.of("token-sha256", HASH, "tlp", "AMBER+STRICT", "collections", "trusted"))));
        assertThat(sharing.collections())
                .containsExactly(new SharedCollection("trusted", ID, "Trusted", "", Tlp.RED, false));
        assertThat(sharing.partner("alice").orElseThrow().tlp()).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(sharing.partner("alice").orElseThrow().collections()).containsExactly("trusted");
        assertThat(sharing.partner("bob")).isEmpty();
    }

    @Test
    void aPartnerSeesNoMoreThanGreenUnlessSaidSo() {
        var sharing = new Sharing(configuration(
                "GREEN", null, Map.of("alice", Map.of("token-sha256", HASH, "collections", "campaigns"))));
        assertThat(sharing.partner("alice").orElseThrow().tlp()).isEqualTo(Tlp.GREEN);
    }

    @Test
    void whatIsWrongIsNamedWithItsKey() {
        refused(configuration("CLEAR", null, null), "stillwatch.intel.tlp", "adversary");
        refused(configuration("WHITE", null, null), "stillwatch.intel.tlp", "AMBER+STRICT");
        refused(
                configuration("AMBER", Map.of("c", Map.of("id", "1")), null),
                "stillwatch.intel.collections.c.id",
                "version 4");
        refused(
                configuration("AMBER", Map.of("c", Map.of("id", ID, "tpl", "RED")), null),
                "stillwatch.intel.collections.c",
                "tpl");
        refused(
                configuration("AMBER", Map.of("c", Map.of("id", ID, "tlp", "GREEN")), null),
                "stillwatch.intel.collections",
                "nothing would be published");
        refused(
                configuration("AMBER", null, Map.of("a", Map.of("token-sha256", "x", "collections", "campaigns"))),
                "stillwatch.intel.partners.a.token-sha256",
                "64");
        refused(
                configuration("AMBER", null, Map.of("a", Map.of("token-sha256", HASH, "collections", "other"))),
                "stillwatch.intel.partners.a.collections",
                "other");
        refused(
                configuration("AMBER", null, Map.of("a", Map.of("token-sha256", HASH))),
                "stillwatch.intel.partners.a.collections",
                "missing");
        refused(configuration("AMBER", null, Map.of("a", "token")), "stillwatch.intel.partners.a", "fields");
    }

    private static void refused(IntelConfiguration configuration, String key, String what) {
        assertThatThrownBy(() -> new Sharing(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(what);
    }

    private static IntelConfiguration configuration(
            String tlp, @Nullable Map<String, Object> collections, @Nullable Map<String, Object> partners) {
        return new IntelConfiguration(
                "127.0.0.1",
                0,
                false,
                null,
                "Stillwatch",
                null,
                "api1",
                "provider.example",
                "Provider",
                tlp,
                Duration.ofDays(90),
                1000,
                4_194_304,
                false,
                collections,
                partners);
    }
}
