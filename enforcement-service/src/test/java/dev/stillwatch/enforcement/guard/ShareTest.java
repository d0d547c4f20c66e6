package dev.stillwatch.enforcement.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final ByteString KEY = ByteString.copyFromUtf8("0123456789abcdef");
    private static final ByteString OTHER = ByteString.copyFromUtf8("fedcba9876543210");

    @Test
    void holdsAboutTheShareItIsToldAndTheSameWheneverAsked() {
        long in = IntStream.range(0, 20_000)
                .filter(i -> Share.holds(KEY, "account:" + i, 0.05))
                .count();

        assertThat(in).isBetween(850L, 1150L);
        assertThat(Share.holds(KEY, "account:7", 0.05)).isEqualTo(Share.holds(KEY, "account:7", 0.05));
    }

    @Test
    void aLargerShareHoldsTheSmallerOne() {
        assertThat(IntStream.range(0, 5_000).filter(i -> Share.holds(KEY, "a" + i, 0.1)))
                .allMatch(i -> Share.holds(KEY, "a" + i, 0.3));
    }

    @Test
    void anotherKeyChoosesOthers() {
        long both = IntStream.range(0, 20_000)
                .filter(i -> Share.holds(KEY, "a" + i, 0.1) && Share.holds(OTHER, "a" + i, 0.1))
                .count();

        assertThat(both).isLessThan(300);
    }

    @Test
    void withoutAKeyNobodyIsIn() {
        assertThat(Share.holds(ByteString.EMPTY, "a", 1)).isFalse();
        assertThat(Share.holds(KEY, "a", 0)).isFalse();
    }
}
