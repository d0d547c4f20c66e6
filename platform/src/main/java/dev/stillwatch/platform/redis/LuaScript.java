package dev.stillwatch.platform.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * One atomic operation on Redis: a Lua file of the class path. Sent by its digest, in full only to a server that has not seen it.
 * A script touches keys of one slot only, so that it runs on a cluster.
 */
public final class LuaScript {

    private final byte[] source;
    private final String digest;

    private LuaScript(byte[] source) {
        this.source = source;
        this.digest = io.lettuce.core.codec.Base16.digest(source);
    }

    /**
     * Reads a script.
     *
     * @param owner the class beside whose module it lies
     * @param name its path, such as {@code /lua/take-token.lua}
     */
    public static LuaScript load(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No script " + name + " beside " + owner.getName());
            }
            return new LuaScript(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it. */
    public <T> CompletionStage<T> run(
            RedisClusterAsyncCommands<byte[], byte[]> commands,
            ScriptOutputType output,
            byte[][] keys,
            byte[]... arguments) {
        return commands.<T>evalsha(digest, output, keys, arguments).exceptionallyCompose(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return cause instanceof RedisNoScriptException
                    ? commands.<T>eval(source, output, keys, arguments)
                    : java.util.concurrent.CompletableFuture.failedStage(cause);
        });
    }

    /** Its text, for those who read a trace. */
    @Override
    public String toString() {
        return new String(source, StandardCharsets.UTF_8);
    }
}
