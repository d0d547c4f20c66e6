package dev.stillwatch.cli.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A look into Redis itself, beside the services. */
final class RedisServer implements AutoCloseable {

    private static final int SCANNED_TOGETHER = 1_000;
    private static final int LARGE_SET = 10_000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final RedisCommands<String, String> commands;

    RedisServer(String uri) {
        this.client = RedisClient.create(uri);
        this.connection = client.connect();
        this.commands = connection.sync();
    }

    /** Commands carried out since Redis was started. */
    long commands() {
        return Arrays.stream(commands.info("stats").split("\r?\n"))
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    /**
     * All keys by family: a key's first two words after the prefix, such as {@code scoring:account}.
     *
     * @param prefix what all keys begin with
     */
    Map<String, Set<String>> families(String prefix) {
        Map<String, Set<String>> families = new TreeMap<>();
        ScanArgs args = ScanArgs.Builder.matches(prefix + "*").limit(SCANNED_TOGETHER);
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            KeyScanCursor<String> page = commands.scan(cursor, args);
            page.getKeys()
                    .forEach(key -> families.computeIfAbsent(family(key, prefix), f -> new LinkedHashSet<>())
                            .add(key));
            cursor = page;
        } while (!cursor.isFinished());
        return families;
    }

    /** The first two words of a key after the prefix. */
    static String family(String key, String prefix) {
        String[] words = key.substring(prefix.length()).split(":", 3);
        return words.length < 2 ? words[0] : words[0] + ":" + words[1];
    }

    /** Bytes a key and its value take, as Redis estimates them: of a collection it looks at five elements. */
    long memory(String key) {
        Long bytes = commands.memoryUsage(key);
        return bytes == null ? 0 : bytes;
    }

    /** Bytes of a plain value. */
    long length(String key) {
        return commands.strlen(key);
    }

    /** Elements of a set; 0 when it is none. */
    long members(String key) {
        return commands.type(key).equals("set") ? commands.scard(key) : 0;
    }

    /**
     * Mean bytes of a number in a set of many; Redis keeps sets of a few hundred numbers packed, and large ones as a hash table.
     *
     * @param key of a set that is made for this and dropped
     */
    double memoryInLargeSet(String key) {
        String[] numbers = new SplittableRandom(1)
                .longs(LARGE_SET)
                .mapToObj(Long::toString)
                .toArray(String[]::new);
        commands.sadd(key, numbers);
        double memory = (double) memory(key) / LARGE_SET;
        commands.del(key);
        return memory;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
