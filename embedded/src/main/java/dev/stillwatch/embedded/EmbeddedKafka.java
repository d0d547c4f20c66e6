package dev.stillwatch.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One real Kafka node, broker and KRaft controller, in a child JVM with a class path of its own. Topics are not made by themselves; records
 * may be 16 MiB long. A folder that was used before goes on with the same cluster id and topics.
 */
public final class EmbeddedKafka extends EmbeddedServer {

    private static final String BUNDLE_MARKER = "stillwatch-broker-bundle.txt";
    private static final String BUNDLE_ARTIFACT = "dev.stillwatch:broker:bundle";
    private static final String MAIN_CLASS = "dev.stillwatch.broker.BrokerMain";

    /** Between the end of its output and that of a process. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(1);

    private final KafkaOptions options;
    private final @Nullable KafkaMember member;

    private EmbeddedKafka(Path dataDirectory, KafkaOptions options, @Nullable KafkaMember member) {
        super("Kafka", dataDirectory, options.port());
        this.options = options;
        this.member = member;
    }

    /** One node of several, which is not started. */
    static EmbeddedKafka member(Path dataDirectory, KafkaOptions options, KafkaMember member) {
        return new EmbeddedKafka(dataDirectory, options, member);
    }

    /** As {@link #start(Path, KafkaOptions)} with {@link KafkaOptions#defaults()}. */
    public static EmbeddedKafka start(Path dataDirectory) {
        return start(dataDirectory, KafkaOptions.defaults());
    }

    /**
     * Starts Kafka and returns when it accepts clients.
     *
     * @param dataDirectory made when absent; one Kafka at a time may use it
     * @throws EmbeddedServerException when it does not start; the message quotes the end of its log
     */
    public static EmbeddedKafka start(Path dataDirectory, KafkaOptions options) {
        var kafka = new EmbeddedKafka(dataDirectory, options, null);
        kafka.startOrClose();
        return kafka;
    }

    /** For {@code bootstrap.servers}. The same for as long as this object lives. */
    public String bootstrapServers() {
        return address();
    }

    @Override
    ChildProcess launch() {
        requireFreePort();
        var child =
                ChildProcess.start(ChildProcess.Watch.PROGRAM, command(), dataDirectory(), logFile(), Redirect.PIPE);
        var firstLine = firstLineOf(child);
        var ready = firstLine
                .completeOnTimeout("", options.startDeadline().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (ready.equals("READY " + address())) {
            return child;
        }
        boolean ended = child.ends(END_PATIENCE);
        child.kill();
        throw failed(ended ? "could not start" : "was not ready within " + options.startDeadline());
    }

    private List<String> command() {
        var classPath = ClassPathJar.holding(BUNDLE_MARKER, BUNDLE_ARTIFACT)
                .unpack(name -> name.startsWith("lib/") && name.endsWith(".jar"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + options.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath.resolve("*").toString(),
                MAIN_CLASS,
                dataDirectory().toString(),
                Integer.toString(port())));
        command.addAll(member == null ? List.of(Integer.toString(LoopbackPorts.free())) : member.arguments());
        return command;
    }

    /** What the broker says first; empty when it ends without a word. */
    private static CompletableFuture<String> firstLineOf(ChildProcess child) {
        var line = new CompletableFuture<String>();
        Thread.ofPlatform().daemon().name("kafka-stdout").start(() -> {
            try (BufferedReader reader = child.process().inputReader()) {
                var first = reader.readLine();
                line.complete(first == null ? "" : first);
            } catch (IOException e) {
                // Cut off, which is as good as nothing said.
                line.complete("");
            }
        });
        return line;
    }
}
