package dev.stillwatch.cli.linking;

import dev.stillwatch.lab.truth.TruthRow;
import dev.stillwatch.linking.evidence.Group;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What sharing says in the lab: for each kind and by how many hold a value, how much likelier two accounts of one operator share one than two strangers do, of those pairs that share something
 * of another group as well, as candidates do. People and attackers of different operators are strangers; what belongs to one organisation the truth does not tell, so lawful automation is left out.
 *
 * <p>Few pairs say little: an estimate is drawn towards the judged weight as if that had been seen {@value #PRIOR} times, made to fall with the number of holders (pool adjacent
 * violators), and cut at {@value #MOST} nats. Counts of several worlds add.
 */
public final class SharingRatios {

    /** Sharing pairs that the judged weight is worth. */
    static final int PRIOR = 40;

    /** Nats that nothing exceeds. */
    static final double MOST = 8;

    private static final int BANDS = 6;

    /** Fewer pairs of either sort than this, and the ratio is of no use whatever it is. */
    private static final double CONTINUITY = 0.5;

    private final Map<Kind, long[]> same = new EnumMap<>(Kind.class);
    private final Map<Kind, long[]> strangers = new EnumMap<>(Kind.class);
    private final Map<Kind, long[]> candidates = new EnumMap<>(Kind.class);
    private final LinkWeights judged;
    private long population;

    /** Nothing counted yet. */
    public SharingRatios(LinkWeights judged) {
        this.judged = judged;
        for (Kind kind : Kind.values()) {
            same.put(kind, new long[BANDS]);
            strangers.put(kind, new long[BANDS]);
            candidates.put(kind, new long[2]);
        }
    }

    /**
     * A row of the table.
     *
     * @param fewest holders of the band's first value
     * @param same pairs of one operator that share
     * @param strangers pairs of strangers that share
     * @param judged the judged weight in nats
     * @param lab the estimate after shrinkage, monotone and cut
     */
    public record Row(Kind kind, int fewest, long same, long strangers, double judged, double lab) {}

    /** Counts the pairs of a world. */
    public void add(Collection<TruthRow> truth, Map<SharedValue, ? extends Map<String, Integer>> holders) {
        List<TruthRow> rows = truth.stream()
                .filter(row -> row.isAttacker() || row.kind().equals(TruthRow.HUMAN))
                .toList();
        var number = new HashMap<String, Integer>();
        rows.forEach(row -> number.put(row.accountId(), number.size()));
        population = Math.max(population, truth.size());
        int n = rows.size();
        var bands = new EnumMap<Kind, byte[]>(Kind.class);
        holders.forEach((value, of) -> {
            int all = of.size();
            if (all >= 2 && all <= judged.of(value.kind()).cap()) {
                byte[] best = bands.computeIfAbsent(value.kind(), k -> new byte[n * n]);
                int[] known = of.keySet().stream()
                        .filter(number::containsKey)
                        .mapToInt(account -> number.getOrDefault(account, 0))
                        .sorted()
                        .toArray();
                mark(best, known, n, (byte) (1 + band(all)));
            }
        });
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                count(rows.get(i), rows.get(j), i * n + j, bands);
            }
        }
    }

    private static void mark(byte[] best, int[] known, int n, byte band) {
        for (int i = 0; i < known.length; i++) {
            for (int j = i + 1; j < known.length; j++) {
                int at = known[i] * n + known[j];
                if (best[at] == 0 || best[at] > band) {
                    best[at] = band;
                }
            }
        }
    }

    private void count(TruthRow one, TruthRow other, int at, Map<Kind, byte[]> bands) {
        var groups = new EnumMap<Group, Integer>(Group.class);
        bands.forEach((kind, best) -> groups.merge(kind.group(), best[at] > 0 ? 1 : 0, Integer::sum));
        boolean together = one.isAttacker() && one.operator().equals(other.operator());
        int sharing =
                groups.values().stream().mapToInt(count -> Math.min(1, count)).sum();
        if (sharing == 0) {
            return;
        }
        for (Kind kind : Kind.values()) {
            if (sharing > Math.min(1, groups.getOrDefault(kind.group(), 0))) {
                counts(candidates, kind)[together ? 0 : 1]++;
                byte[] best = bands.get(kind);
                if (best != null && best[at] > 0) {
                    counts(together ? same : strangers, kind)[best[at] - 1]++;
                }
            }
        }
    }

    private static long[] counts(Map<Kind, long[]> of, Kind kind) {
        return of.computeIfAbsent(kind, k -> new long[BANDS]);
    }

    /** The bands of a kind of which something was seen. */
    public List<Row> rows(Kind kind) {
        long[] pairs = counts(candidates, kind);
        var values = new double[BANDS];
        var weights = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long s = counts(same, kind)[band];
            long d = counts(strangers, kind)[band];
            double raw = Math.log((s + CONTINUITY) / (pairs[0] + 1.0)) - Math.log((d + CONTINUITY) / (pairs[1] + 1.0));
            double seen = (double) (s + d) / (s + d + PRIOR);
            values[band] = Math.clamp(seen * raw + (1 - seen) * judged(kind, band), 0, MOST);
            weights[band] = s + d + 1.0;
        }
        falling(values, weights);
        var rows = new ArrayList<Row>();
        for (int band = 0; band < BANDS; band++) {
            long s = counts(same, kind)[band];
            long d = counts(strangers, kind)[band];
            if (s + d > 0) {
                rows.add(new Row(kind, fewest(band), s, d, judged(kind, band), values[band]));
            }
        }
        return rows;
    }

    private double judged(Kind kind, int band) {
        return judged.of(kind).nats(fewest(band), population);
    }

    /** Pools neighbours that rise, until none does. */
    private static void falling(double[] values, double[] weights) {
        for (Set<Integer> changed = Set.of(0); !changed.isEmpty(); ) {
            changed = Set.of();
            for (int i = 0; i + 1 < values.length; i++) {
                if (values[i + 1] > values[i] + 1e-9) {
                    double mean =
                            (values[i] * weights[i] + values[i + 1] * weights[i + 1]) / (weights[i] + weights[i + 1]);
                    values[i] = mean;
                    values[i + 1] = mean;
                    changed = Set.of(i);
                }
            }
        }
    }

    /** 2, 3 to 4, 5 to 8, 9 to 16, 17 to 64, more. */
    private static int band(int holders) {
        return holders <= 2 ? 0 : holders <= 4 ? 1 : holders <= 8 ? 2 : holders <= 16 ? 3 : holders <= 64 ? 4 : 5;
    }

    private static int fewest(int band) {
        return List.of(2, 3, 5, 9, 17, 65).get(band);
    }
}
