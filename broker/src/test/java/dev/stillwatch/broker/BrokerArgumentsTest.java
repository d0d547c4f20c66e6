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

    @Test
    void nameTheNodeAndItsPeers() {
        assertThat(BrokerArguments.parse("/data/kafka", "20001", "20002", "2", "cluster", "1@a:1,2@b:2,3@c:3")
                        .quorum())
                .isEqualTo(new Quorum(2, "cluster", "1@a:1,2@b:2,3@c:3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/data",
                "/data 1",
                "/data 1 2 3",
                "/data 1 2 0 id 1@a:1",
                "/data 1 2 x id 1@a:1",
                "/data 0 2",
                "/data 1 65536",
                "/data 9 9",
                "/data one 2"
            })
    void anythingElseIsRefusedWithTheUsage(String commandLine) {
        assertThatThrownBy(() -> BrokerArguments.parse(commandLine.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: BrokerMain DATA_DIRECTORY CLIENT_PORT CONTROLLER_PORT");
    }
}
