package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} of the JVM that started the servers may cost: nothing. */
class ParentDeathTest {

    private static final int ENOUGH = 200;
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    @Test
    void leavesNoProcessBehindAndLosesNothingAcknowledged() throws Exception {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterMain.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> children;
        int acknowledged;
        try (var output = writer.inputReader()) {
            children = childrenNamedIn(output);
            acknowledged = killAfter(ENOUGH, writer, output);
        } finally {
            writer.destroyForcibly();
        }

        // At once: the servers of the dead one are still ending.
        try (var next = Backing.start(folder)) {
            assertThat(new KafkaClient(next.bootstrapServers()).committed(WriterMain.TOPIC))
                    .startsWith(IntStream.rangeClosed(0, acknowledged)
                            .mapToObj(Integer::toString)
                            .toArray(String[]::new));
            assertThat(new RedisProbe(next.redisUri()).get("number"))
                    .satisfies(number -> assertThat(Integer.parseInt(number)).isGreaterThanOrEqualTo(acknowledged));
        }

        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        for (var child : children) {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Up to the first number, the writer names all processes that came of it. */
    private static List<ProcessHandle> childrenNamedIn(BufferedReader output) throws IOException {
        var children = new ArrayList<ProcessHandle>();
        for (var line = output.readLine(); line.startsWith("CHILD "); line = output.readLine()) {
            ProcessHandle.of(Long.parseLong(line.substring("CHILD ".length()))).ifPresent(children::add);
        }
        return children;
    }

    /** The last number that the writer could name. */
    private static int killAfter(int enough, Process writer, BufferedReader output) throws IOException {
        int last = 0;
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            last = Integer.parseInt(line.substring("ACKNOWLEDGED ".length()));
            if (last == enough) {
                // The handle, unlike the process, leaves what was written in the pipe.
                writer.toHandle().destroyForcibly();
            }
        }
        return last;
    }
}
