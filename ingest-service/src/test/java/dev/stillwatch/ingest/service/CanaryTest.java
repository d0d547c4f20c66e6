package dev.stillwatch.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Content stays at the edge: what was in an event is found nowhere in Kafka, Redis, logs or spans. */
@ExtendWith(WithBacking.class)
class CanaryTest {

    /** These print the transport's frames byte for byte, below any service, when an operator turns them on. */
    private static final List<String> FRAME_LOGGERS =
            List.of("io.grpc.netty.NettyServerHandler", "io.grpc.netty.NettyClientHandler");

    private final Installation installation;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Logger> raised = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();

    CanaryTest(Backing backing) {
        installation = new Installation(backing);
    }

    @BeforeEach
    void start() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        log.list = new CopyOnWriteArrayList<>();
        log.setContext(context);
        log.start();
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() != null && !logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
                raise(logger, Level.DEBUG);
            }
        }
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        raise(root, Level.DEBUG);
        raise(context.getLogger("dev.stillwatch"), Level.TRACE);
        FRAME_LOGGERS.forEach(name -> raise(context.getLogger(name), Level.INFO));
        root.addAppender(log);
        root.getAppender("JSON").stop();
        installation.start();
    }

    private void raise(Logger logger, Level level) {
        raised.add(logger);
        levels.add(logger.getLevel());
        logger.setLevel(level);
    }

    @AfterEach
    void stop() {
        installation.close();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(log);
        root.getAppender("JSON").start();
        for (int i = raised.size() - 1; i >= 0; i--) {
            raised.get(i).setLevel(levels.get(i));
        }
    }

    @Test
    void noCanaryLeaves() throws Exception {
        var unary = new Canaries("a");
        var streamed = new Canaries("b");
        var refused = new Canaries("c");

        PublishEventsResponse response = installation
                .client()
                .publishEvents(PublishEventsRequest.newBuilder()
                        .addAllEvents(batch(unary))
                        .addAllEvents(batch(unary))
                        .build());
        assertThat(response.getAccepted()).isEqualTo(3);
        assertThat(response.getDuplicates()).isEqualTo(1);
        StreamClient stream = installation.stream();
        stream.send(batch(streamed));
        StreamEventsResponse ack = stream.ack();
        assertThat(ack.getAccepted()).isEqualTo(2);
        stream.send(broken(refused));
        StreamEventsResponse refusal = stream.ack();
        assertThat(refusal.getRejected()).isEqualTo(3);
        stream.halfClose();
        assertThat(stream.end()).isNull();
        String logged = logged();
        String traced = installation.runtime().bean(CapturedSpans.class).spans().toString();
        String kafka = kafka();
        String redis = redis();

        // Each place holds what it should, so the search would find something were it there.
        assertThat(logged).contains("ingest-service is ready");
        assertThat(traced).contains("stillwatch.ingest.v1.IngestService/StreamEvents");
        assertThat(kafka).contains("a-account");
        assertThat(redis).contains("ingest:seen:");
        for (Canaries canaries : List.of(unary, streamed, refused)) {
            assertThat(canaries.forms()).hasSizeGreaterThan(3 * 40);
            for (String form : canaries.forms()) {
                assertThat(kafka.contains(form)).as("%s in Kafka", form).isFalse();
                assertThat(redis.contains(form)).as("%s in Redis", form).isFalse();
                assertThat(logged.contains(form)).as("%s in logs", form).isFalse();
                assertThat(traced.contains(form)).as("%s in spans", form).isFalse();
                assertThat(refusal.toString().contains(form))
                        .as("%s in the refusal", form)
                        .isFalse();
            }
        }
    }

    private static List<Event> batch(Canaries canaries) {
        return List.of(canaries.exchange(), canaries.account());
    }

    /** Events that are refused must not be quoted either. */
    private static List<Event> broken(Canaries canaries) {
        var exchange = canaries.exchange().getExchange().toBuilder();
        return List.of(
                Event.newBuilder()
                        .setExchange(exchange.clone().setModel(canaries.word() + "\n"))
                        .build(),
                Event.newBuilder()
                        .setExchange(
                                exchange.clone().setAccountId(canaries.word().repeat(9)))
                        .build(),
                Event.newBuilder()
                        .setAccount(canaries.account().getAccount().toBuilder().setKind(canaries.word()))
                        .build());
    }

    private String logged() {
        var all = new StringBuilder();
        for (ILoggingEvent event : log.list) {
            all.append(event.getLoggerName())
                    .append(' ')
                    .append(event.getFormattedMessage())
                    .append('\n');
            if (event.getThrowableProxy() != null) {
                all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            all.append(event.getMDCPropertyMap())
                    .append(event.getKeyValuePairs())
                    .append('\n');
        }
        return all.toString();
    }

    private String kafka() {
        var all = new ByteArrayOutputStream();
        installation.topics().readAll().forEach(record -> {
            all.writeBytes(record.key() == null ? new byte[0] : record.key());
            all.writeBytes(record.value());
            record.headers().forEach(h -> {
                all.writeBytes(h.key().getBytes(StandardCharsets.UTF_8));
                all.writeBytes(h.value());
            });
        });
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private String redis() {
        return installation.redis(connection -> {
            RedisCommands<byte[], byte[]> redis = connection.sync();
            var all = new ByteArrayOutputStream();
            ScanCursor cursor = ScanCursor.INITIAL;
            do {
                var page = redis.scan(cursor, ScanArgs.Builder.limit(1000));
                for (byte[] key : page.getKeys()) {
                    all.writeBytes(key);
                    all.writeBytes(dump(redis, key));
                }
                cursor = page;
            } while (!cursor.isFinished());
            return all.toString(StandardCharsets.ISO_8859_1);
        });
    }

    private static byte[] dump(RedisCommands<byte[], byte[]> redis, byte[] key) {
        var all = new ByteArrayOutputStream();
        switch (redis.type(key)) {
            case "string" -> all.writeBytes(redis.get(key));
            case "set" -> redis.smembers(key).forEach(all::writeBytes);
            case "hash" ->
                redis.hgetall(key).forEach((field, value) -> {
                    all.writeBytes(field);
                    all.writeBytes(value);
                });
            default -> throw new AssertionError("ingest keeps no " + redis.type(key));
        }
        return all.toByteArray();
    }
}
