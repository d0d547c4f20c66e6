package dev.stillwatch.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PassingFolderTest {

    @Test
    void nothingStaysOfACommandThatHasDoneItsWork() throws IOException {
        Path path;
        try (var folder = new PassingFolder("stillwatch-test-")) {
            path = filled(folder);
            folder.done();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void onlyTheLogsStayOfOneThatFailed() throws IOException {
        var folder = new PassingFolder("stillwatch-test-");
        Path path = filled(folder);
        folder.close();

        assertThat(path.resolve("kafka/kafka.log")).exists();
        assertThat(path.resolve("kafka/0.index")).doesNotExist();
        folder.done();
        folder.close();
        assertThat(path).doesNotExist();
    }

    private static Path filled(PassingFolder folder) throws IOException {
        Path kafka = Files.createDirectory(folder.path().resolve("kafka"));
        Files.writeString(kafka.resolve("kafka.log"), "a line");
        Files.writeString(kafka.resolve("0.index"), "data");
        return folder.path();
    }
}
