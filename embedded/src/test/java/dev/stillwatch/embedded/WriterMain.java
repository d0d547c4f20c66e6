package dev.stillwatch.embedded;

import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A program for {@link ParentDeathTest}: starts a Backing and writes numbers to both servers until it is killed, naming each acknowledged. */
final class WriterMain {

    static final String TOPIC = "numbers";

    private WriterMain() {}

    public static void main(String... arguments) throws Exception {
        var backing = Backing.start(Path.of(arguments[0]));
        var kafka = new KafkaClient(backing.bootstrapServers());
        kafka.create(TOPIC);
        ProcessHandle.current().descendants().forEach(child -> System.out.println("CHILD " + child.pid()));
        try (var producer = kafka.producer(Map.of());
                var client = RedisClient.create(backing.redisUri());
                var redis = client.connect()) {
            for (int number = 0; ; number++) {
                producer.send(new ProducerRecord<>(TOPIC, Integer.toString(number)))
                        .get();
                redis.sync().set("number", Integer.toString(number));
                System.out.println("ACKNOWLEDGED " + number);
            }
        }
    }
}
