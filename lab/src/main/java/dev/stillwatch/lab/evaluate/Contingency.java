package dev.stillwatch.lab.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How two partitions of the same accounts meet. */
final class Contingency {
    /**
     * Where two classes meet.
     *
     * @param count accounts in both
     * @param truthSize accounts in the one
     * @param foundSize accounts in the other
     */
    record Cell(int count, int truthSize, int foundSize) {}

    private final Map<String, Integer> truthSizes = new TreeMap<>();
    private final Map<String, Integer> foundSizes = new TreeMap<>();
    private final List<Cell> cells = new ArrayList<>();

    private Contingency() {}

    static Contingency of(Map<String, String> truth, Map<String, String> found) {
        Contingency table = new Contingency();
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        truth.forEach((account, in) -> {
            String by = found.get(account);
            if (by == null) {
                throw new IllegalArgumentException(account + " has no label in what was found");
            }
            table.truthSizes.merge(in, 1, Integer::sum);
            table.foundSizes.merge(by, 1, Integer::sum);
            counts.computeIfAbsent(in, label -> new TreeMap<>()).merge(by, 1, Integer::sum);
        });
        counts.forEach((in, row) -> row.forEach((by, count) -> table.cells.add(
                new Cell(count, table.truthSizes.getOrDefault(in, 0), table.foundSizes.getOrDefault(by, 0)))));
        return table;
    }

    List<Cell> cells() {
        return cells;
    }

    Collection<Integer> truthSizes() {
        return truthSizes.values();
    }

    Collection<Integer> foundSizes() {
        return foundSizes.values();
    }

    /**
     * Mutual information normalised by the mean of the entropies, 0 to 1 (Strehl and Ghosh, 2002); 1 when both partitions are one
     * class.
     */
    double normalisedMutualInformation() {
        double n = truthSizes.values().stream().mapToInt(Integer::intValue).sum();
        double mutual = 0;
        for (Cell cell : cells) {
            mutual += cell.count()
                    / n
                    * StrictMath.log(cell.count() * n / ((double) cell.truthSize() * cell.foundSize()));
        }
        double mean = (entropy(truthSizes.values(), n) + entropy(foundSizes.values(), n)) / 2;
        return mean > 0 ? mutual / mean : 1;
    }

    private static double entropy(Collection<Integer> sizes, double n) {
        return -sizes.stream()
                .mapToDouble(size -> size / n * StrictMath.log(size / n))
                .sum();
    }
}
