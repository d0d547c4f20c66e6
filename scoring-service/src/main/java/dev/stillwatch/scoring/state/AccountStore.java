package dev.stillwatch.scoring.state;

import dev.stillwatch.platform.redis.LuaScript;
import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.scoring.telemetry.Stage;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The hot state of accounts, one value an account, and how far each partition of accounts has come. State and position lie in different
 * slots of a cluster and are not kept atomically: states go first, and only when they are acknowledged the position. So state may be ahead
 * of the position after a crash, never behind, and the fence in each state tells.
 */
@Singleton
public final class AccountStore {

    /** Accounts in one round trip at most, so that its last command does not wait too long for its first. */
    private static final int IN_ONE_TRIP = 8_192;

    private static final int IN_ONE_COMMAND = 256;
    private static final LuaScript PUT = LuaScript.load(AccountStore.class, "/lua/put-unless-newer.lua");

    private final RoundTrip trips;

    AccountStore(RoundTrip trips) {
        this.trips = trips;
    }

    /** The states of those accounts that anything is known of. */
    public Map<String, AccountState> read(Stage stage, Collection<String> accounts) {
        Map<String, AccountState> states = new HashMap<>();
        for (List<String> slice : Slices.of(accounts, IN_ONE_TRIP)) {
            List<List<KeyValue<byte[], byte[]>>> answers = trips.of(stage, () -> get(slice));
            int at = 0;
            for (List<KeyValue<byte[], byte[]>> answer : answers) {
                for (KeyValue<byte[], byte[]> entry : answer) {
                    String account = slice.get(at++);
                    entry.ifHasValue(bytes -> states.put(account, AccountStateCodec.decode(bytes)));
                }
            }
        }
        return states;
    }

    private List<RedisFuture<List<KeyValue<byte[], byte[]>>>> get(List<String> accounts) {
        List<RedisFuture<List<KeyValue<byte[], byte[]>>>> pending = new ArrayList<>();
        for (List<String> some : Slices.of(accounts, IN_ONE_COMMAND)) {
            byte[][] keys = some.stream().map(this::key).toArray(byte[][]::new);
            pending.add(trips.redis().commands().mget(keys));
        }
        return pending;
    }

    /**
     * Keeps states.
     *
     * @param states by account
     * @param unlisted accounts to be listed, by partition
     * @throws TakenOverException when another replica has kept a later state of one of them
     */
    public void write(Map<String, AccountState> states, Map<Integer, Set<String>> unlisted) {
        List<List<Map.Entry<String, AccountState>>> slices = Slices.of(states.entrySet(), IN_ONE_TRIP);
        for (int i = 0; i < Math.max(1, slices.size()); i++) {
            var slice = slices.isEmpty() ? List.<Map.Entry<String, AccountState>>of() : slices.get(i);
            boolean lists = i == 0;
            List<Long> kept = trips.of(Stage.ACCOUNTS, () -> {
                List<CompletionStage<Long>> pending = new ArrayList<>();
                if (lists) {
                    unlisted.forEach((partition, accounts) -> pending.addAll(list(partition, accounts)));
                }
                slice.forEach(entry -> pending.add(put(entry.getKey(), entry.getValue())));
                return pending;
            });
            // Listing answers with a count, which comes first; keeping answers 1 or 0.
            if (kept.subList(kept.size() - slice.size(), kept.size()).contains(0L)) {
                throw new TakenOverException("accounts");
            }
        }
    }

    private List<CompletionStage<Long>> list(int partition, Collection<String> accounts) {
        List<CompletionStage<Long>> pending = new ArrayList<>();
        for (List<String> some : Slices.of(accounts, IN_ONE_COMMAND)) {
            Object[] scored = some.stream()
                    .flatMap(a -> Stream.of(0.0, (Object) a.getBytes(StandardCharsets.UTF_8)))
                    .toArray();
            pending.add(trips.redis().commands().zadd(index(partition), scored));
        }
        return pending;
    }

    private CompletionStage<Long> put(String account, AccountState state) {
        return PUT.run(
                trips.redis().commands(),
                ScriptOutputType.INTEGER,
                new byte[][] {key(account)},
                Fence.bytes(state.epoch()),
                AccountStateCodec.encode(state));
    }

    /** How far partitions have come; those that nothing is known of are missing. */
    public Map<Integer, StagePosition> positions(Stage stage, Collection<Integer> partitions) {
        List<Integer> asked = List.copyOf(partitions);
        List<byte[]> answers = trips.of(
                stage,
                () -> asked.stream()
                        .map(p -> trips.redis().commands().get(position(p)))
                        .toList());
        Map<Integer, StagePosition> positions = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i) != null) {
                positions.put(asked.get(i), StagePosition.decode(answers.get(i)));
            }
        }
        return positions;
    }

    /**
     * Keeps how far partitions have come.
     *
     * @throws TakenOverException when another replica has come further
     */
    public void keep(Map<Integer, StagePosition> positions) {
        List<Long> kept = trips.of(
                Stage.ACCOUNTS,
                () -> positions.entrySet().stream()
                        .map(e -> PUT.<Long>run(
                                trips.redis().commands(),
                                ScriptOutputType.INTEGER,
                                new byte[][] {position(e.getKey())},
                                Fence.bytes(e.getValue().epoch()),
                                e.getValue().encode()))
                        .toList());
        if (kept.contains(0L)) {
            throw new TakenOverException("accounts");
        }
    }

    byte[] index(int partition) {
        return trips.redis().key("scoring:index:" + partition);
    }

    private byte[] position(int partition) {
        return trips.redis().key("scoring:position:" + partition);
    }

    private byte[] key(String account) {
        return trips.redis().key("scoring:account:" + account);
    }
}
