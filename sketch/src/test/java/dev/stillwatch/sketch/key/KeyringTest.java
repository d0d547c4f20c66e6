package dev.stillwatch.sketch.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final byte[] FIRST = "the first secret, long enough".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "the second secret, as long".getBytes(StandardCharsets.UTF_8);

    @Test
    void oneSecretGivesOneHashForEver() {
        KeyedHash hash = Keyring.of("k1", FIRST).current();
        assertThat(hash.hash(Purpose.EMAIL, "a@example.org"))
                .isEqualTo(Keyring.of("another-name", FIRST).current().hash(Purpose.EMAIL, "a@example.org"))
                .isEqualTo(0xe9c40d185700f500L);
        assertThat(hash.shingles().hashLongToLong(1)).isEqualTo(-3687716794555543828L);
    }

    @Test
    void keysPurposesAndTextsTellHashesApart() {
        Keyring ring = Keyring.of(Map.of("k1", FIRST, "k2", SECOND), "k2");
        assertThat(ring.currentId()).isEqualTo("k2");
        KeyedHash hash = ring.current();
        long reference = hash.hash(Purpose.PHONE, "4930123456");
        assertThat(hash.hash(Purpose.PHONE, "4930123456")).isEqualTo(reference);
        assertThat(hash.hash(Purpose.PAYMENT, "4930123456")).isNotEqualTo(reference);
        assertThat(hash.hash(Purpose.PHONE, "4930123457")).isNotEqualTo(reference);
        assertThat(ring.get("k1").hash(Purpose.PHONE, "4930123456")).isNotEqualTo(reference);
    }

    @Test
    void nothingHashesToZeroAndOnlyNothing() {
        KeyedHash hash = Keyring.of("k1", FIRST).current();
        assertThat(hash.hash(Purpose.DEVICE, "")).isZero();
        assertThat(hash.hash(Purpose.DEVICE, " ")).isNotZero();
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> Keyring.of("k1", new byte[15])).hasMessageContaining("at least 16");
        assertThatThrownBy(() -> Keyring.of("k 1", FIRST)).hasMessageContaining("key id must match");
        assertThatThrownBy(() -> Keyring.of(Map.of("k1", FIRST), "k2")).hasMessageContaining("not among");
        assertThatThrownBy(() -> Keyring.of("k1", FIRST).get("k2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoSecret() {
        Keyring ring = Keyring.of("k1", FIRST);
        assertThat(ring + " " + ring.current()).contains("k1").doesNotContain("secret");
    }
}
