package dev.stillwatch.broker;

import java.io.PrintStream;
import java.time.Duration;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * Runs a Kafka broker with its KRaft controller in this process, on loopback.
 *
 * <p>Arguments: {@value BrokerArguments#USAGE}. The first start formats the folder; later ones go on with the same cluster id and data.
 * A node of several is ready when enough of the others run; start them together.
 * Prints one line {@code READY HOST:PORT} on standard output when clients may connect, and nothing else there. Logs to standard error.
 *
 * <p>Ends in order on SIGTERM and when standard input ends. Exit status 2: arguments; 1: the broker could not start, or hung while stopping.
 */
public final class BrokerMain {

    private static final Duration PREDECESSOR_PATIENCE = Duration.ofSeconds(25);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private BrokerMain() {}

    public static void main(String... commandLine) {
        var out = System.out;
        System.setOut(System.err);
        BrokerArguments arguments;
        try {
            arguments = BrokerArguments.parse(commandLine);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Lifeline.holdTo(System.in);
        try {
            run(arguments, out);
        } catch (Throwable e) {
            System.err.println("Kafka could not start in " + arguments.dataDirectory() + ": " + e.getMessage());
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(BrokerArguments arguments, PrintStream out) throws Exception {
        Storage.hold(arguments.dataDirectory(), PREDECESSOR_PATIENCE);
        Storage.format(BrokerSettings.logDirectory(arguments.dataDirectory()), arguments.quorum());
        var server = new KafkaRaftServer(KafkaConfig.fromProps(BrokerSettings.of(arguments), false), Time.SYSTEM);
        Lifeline.onEnd(server::shutdown, STOP_PATIENCE);
        server.startup();
        out.println("READY " + BrokerSettings.clientAddress(arguments));
        out.flush();
        server.awaitShutdown();
    }
}
