package dev.stillwatch.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerArgumentsTest {

    @Test
    void areFolderAndTwoPorts() {
        assertThat(BrokerArguments.parse("/data/kafka", "20001", "20002"))
                .isEqualTo(new BrokerArguments(Path.of("/data/kafka"), 20_001, 20_002));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/data", "/data 1", "/data 1 2 3", "/data 0 2", "/data 1 65536", "/data 9 9", "/data one 2"})
    void anythingElseIsRefusedWithTheUsage(String commandLine) {
        assertThatThrownBy(() -> BrokerArguments.parse(commandLine.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: BrokerMain DATA_DIRECTORY CLIENT_PORT CONTROLLER_PORT");
    }
}
