package dev.stillwatch.scoring.state;

import static dev.stillwatch.scoring.state.CohortCodec.bytes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects commands for {@code commit-unless-newer.lua}. */
final class Commit {

    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final List<byte[]> arguments = new ArrayList<>();

    Commit(String positionKey, StagePosition position) {
        keys.put(positionKey, 1);
        arguments.add(Fence.bytes(position.epoch()));
        arguments.add(position.encode());
    }

    /** Adds a command with one key and at most two arguments. */
    void add(String command, String key, byte[]... values) {
        keys.putIfAbsent(key, keys.size() + 1);
        arguments.add(bytes(command));
        arguments.add(bytes(String.valueOf(keys.get(key))));
        arguments.add(bytes(String.valueOf(values.length)));
        arguments.addAll(List.of(values));
    }

    /** The keys in order. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    byte[][] arguments() {
        return arguments.toArray(byte[][]::new);
    }
}
