package dev.stillwatch.scoring.state;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.scoring.cohort.CohortCore;
import dev.stillwatch.scoring.cohort.Member;
import dev.stillwatch.scoring.cohort.Population;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.evidence.Evidence;
import dev.stillwatch.scoring.evidence.Surprisals;
import dev.stillwatch.sketch.activity.Activity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How cohorts, their members and the population are kept: cohorts and members as bytes, the population as words. */
final class CohortCodec {

    private static final int LEAVERS = Evidence.none().toArray().length;
    private static final byte VERSION = 4;
    private static final int MEMBER = 1 + Long.BYTES + Component.NUMBER * (Short.BYTES + Integer.BYTES);
    private static final int HEAD = 1 + (3 + LEAVERS) * Long.BYTES;

    private CohortCodec() {}

    static byte[] encode(CohortCore core) {
        byte[] activity = core.activity().toBytes();
        byte[] links =
                CohortDelta.newBuilder().addAllLinks(core.links()).build().toByteArray();
        ByteBuffer out = ByteBuffer.allocate(HEAD + Integer.BYTES + links.length + activity.length)
                .put(VERSION)
                .putLong(core.version())
                .putLong(core.generation());
        for (long sum : core.evidenceOfLeavers().toArray()) {
            out.putLong(sum);
        }
        return out.putLong(core.flaggedAtMillis().orElse(0))
                .putInt(links.length)
                .put(links)
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
        long[] leavers = new long[LEAVERS];
        Arrays.setAll(leavers, i -> in.getLong());
        long flagged = in.getLong();
        byte[] links = new byte[in.getInt()];
        in.get(links);
        return new CohortCore(
                version,
                generation,
                Activity.fromBytes(Arrays.copyOfRange(bytes, in.position(), bytes.length)),
                Evidence.of(leavers),
                flagged == 0 ? OptionalLong.empty() : OptionalLong.of(flagged),
                links(links));
    }

    private static List<Link> links(byte[] bytes) {
        try {
            return CohortDelta.parseFrom(bytes).getLinksList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A cohort's links can't be read", e);
        }
    }

    static byte[] encode(Member member) {
        ByteBuffer out = ByteBuffer.allocate(MEMBER).put(VERSION).putLong(member.contributedThrough());
        for (int step : member.conformity().toArray()) {
            out.putShort((short) step);
        }
        for (int surprisal : member.surprisals().toArray()) {
            out.putInt(surprisal);
        }
        return out.array();
    }

    static Member decodeMember(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.get();
        long through = in.getLong();
        int[] steps = new int[Component.NUMBER];
        Arrays.setAll(steps, i -> in.getShort());
        int[] surprisals = new int[Component.NUMBER];
        Arrays.setAll(surprisals, i -> in.getInt());
        return new Member(through, Conformity.of(steps), Surprisals.of(surprisals));
    }

    static byte[] encode(Population population) {
        return bytes(Component.VERSION + "\n" + pairs(population.through()) + "\n" + pairs(population.cells()));
    }

    static Population decodePopulation(byte[] bytes) {
        String[] lines = text(bytes).split("\n", -1);
        if (lines.length != 3 || !lines[0].equals(Component.VERSION)) {
            throw new IllegalStateException("The kept population is not of version " + Component.VERSION
                    + ": it was kept by another release. Delete it, and it is rebuilt from the topics");
        }
        return new Population(pairs(lines[2]), pairs(lines[1]));
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
