package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisBinaryTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, redis-server-7.0.15-linux-amd64",
        "Linux, aarch64, redis-server-7.0.15-linux-arm64",
        "Mac OS X, x86_64, redis-server-7.0.15-darwin-amd64",
        "Mac OS X, aarch64, redis-server-7.0.15-darwin-arm64",
    })
    void thereIsOneOnTheClassPathForEachSystem(String os, String machine, String binary) {
        var name = RedisBinary.nameFor(os, machine);

        assertThat(name).isEqualTo(binary);
        assertThat(RedisBinary.class.getClassLoader().getResource(name)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
    void elsewhereTheMessageSaysWhatToDo(String os, String machine) {
        assertThatThrownBy(() -> RedisBinary.nameFor(os, machine))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContainingAll(os, machine, "Linux and macOS on amd64 and arm64", "Run a Redis 7 yourself");
    }

    @Test
    void isUnpackedAsAProgram() {
        assertThat(RedisBinary.unpack()).isExecutable();
    }
}
