package dev.stillwatch.scoring.state;

import dev.stillwatch.scoring.cohort.CohortCore;
import dev.stillwatch.scoring.cohort.Member;
import dev.stillwatch.scoring.cohort.Population;
import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.sketch.activity.Activity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How cohorts, their members and the population are kept: a cohort as bytes, members and population as words, {@code -} for none. */
final class CohortCodec {

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 4 * Long.BYTES;
    private static final String NONE = "-";

    private CohortCodec() {}

    static byte[] encode(CohortCore core) {
        byte[] activity = core.activity().toBytes();
        return ByteBuffer.allocate(HEAD + activity.length)
                .put(VERSION)
                .putLong(core.version())
                .putLong(core.generation())
                .putLong(core.evidenceOfLeavers())
                .putLong(core.flaggedAtMillis().orElse(0))
                .put(activity)
                .array();
    }

    static CohortCore decodeCore(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte format = in.get();
        if (format != VERSION) {
            throw new IllegalStateException("A cohort's state has version " + format + ", not " + VERSION
                    + ": it was kept by another release. Delete it, and it is rebuilt from the topics");
        }
        long version = in.getLong();
        long generation = in.getLong();
        long leavers = in.getLong();
        long flagged = in.getLong();
        return new CohortCore(
                version,
                generation,
                Activity.fromBytes(Arrays.copyOfRange(bytes, in.position(), bytes.length)),
                leavers,
                flagged == 0 ? OptionalLong.empty() : OptionalLong.of(flagged));
    }

    static byte[] encode(Member member) {
        return bytes(member.contributedThrough()
                + " " + (member.statistic().isPresent() ? member.statistic().getAsDouble() : NONE)
                + " " + (member.logE().isPresent() ? member.logE().getAsLong() : NONE));
    }

    static Member decodeMember(byte[] bytes) {
        String[] words = text(bytes).split(" ", -1);
        return new Member(
                Long.parseLong(words[0]),
                words[1].equals(NONE) ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(words[1])),
                words[2].equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[2])));
    }

    static byte[] encode(Population population) {
        long[] counts = population.bins().toArray();
        var filled = new TreeMap<Integer, Long>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                filled.put(i, counts[i]);
            }
        }
        return bytes(pairs(population.through()) + "\n" + pairs(filled));
    }

    static Population decodePopulation(byte[] bytes) {
        String[] lines = text(bytes).split("\n", -1);
        long[] counts = new long[Bins.NUMBER];
        pairs(lines[1]).forEach((bin, count) -> counts[bin] = count);
        return new Population(counts, pairs(lines[0]));
    }

    private static String pairs(Map<Integer, Long> pairs) {
        return pairs.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<Integer, Long> pairs(String text) {
        var pairs = new TreeMap<Integer, Long>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int at = pair.indexOf(':');
            pairs.put(Integer.parseInt(pair, 0, at, 10), Long.parseLong(pair, at + 1, pair.length(), 10));
        }
        return pairs;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
