package dev.stillwatch.embedded;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A plain Redis client that connects anew for each question. */
record RedisProbe(String uri) {

    void set(String key, String value) {
        ask(commands -> commands.set(key, value));
    }

    @Nullable
    String get(String key) {
        return ask(commands -> commands.get(key));
    }

    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (var client = RedisClient.create(uri);
                var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }
}
