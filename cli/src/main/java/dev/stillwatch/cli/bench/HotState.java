package dev.stillwatch.cli.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Redis holds after the stages: hot state by account, and the ids of exchanges that were seen.
 *
 * @param accounts accounts that state is kept of
 * @param accountMemory mean bytes of Redis' memory for an account: its key, its value, and their overhead
 * @param accountValue mean bytes of the value alone
 * @param ids exchanges that are remembered as seen
 * @param idMemory mean bytes of Redis' memory for one of them, in sets as small as this traffic makes them
 * @param idMemoryInLargeSet the same in a set of ten thousand, as a provider's day makes them
 */
record HotState(
        long accounts,
        double accountMemory,
        double accountValue,
        long ids,
        double idMemory,
        double idMemoryInLargeSet) {

    private static final String PREFIX = "stillwatch:";
    private static final String ACCOUNTS = "scoring:account";
    private static final String SEEN = "ingest:seen";

    /** Accounts that are measured; a scan gives keys in no order of theirs, so its first stand for all. */
    private static final int SAMPLE = 2_000;

    static HotState measure(RedisServer redis) {
        Map<String, Set<String>> families = redis.families(PREFIX);
        Set<String> states = families.getOrDefault(ACCOUNTS, Set.of());
        List<String> sample = states.stream().limit(SAMPLE).toList();
        List<String> seen = families.getOrDefault(SEEN, Set.of()).stream()
                .filter(key -> key.contains("{"))
                .toList();
        long ids = seen.stream().mapToLong(redis::members).sum();
        return new HotState(
                states.size(),
                sample.stream().mapToLong(redis::memory).average().orElse(0),
                sample.stream().mapToLong(redis::length).average().orElse(0),
                ids,
                ids == 0 ? 0 : (double) seen.stream().mapToLong(redis::memory).sum() / ids,
                redis.memoryInLargeSet(PREFIX + "bench:ids"));
    }
}
