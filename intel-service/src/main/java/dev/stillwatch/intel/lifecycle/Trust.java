package dev.stillwatch.intel.lifecycle;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a partner's word is trusted, learned from the fate of its indicators: the posterior Beta(1 + borne out, 1 + found wrong) over the
 * share of them that prove right (beta reputation: Jøsang and Ismail, 2002).
 *
 * @param borneOut weight of what proved right and is no longer kept one by one
 * @param refuted weight of what was found wrong and is no longer kept one by one
 * @param fates the latest fates, oldest first
 */
public record Trust(double borneOut, double refuted, List<Fate> fates) {

    /** Of a partner that was never heard of. */
    public static final Trust UNKNOWN = new Trust(0, 0, List.of());

    private static final int MOST_FATES = 1000;

    /**
     * What became of one thing that a partner said.
     *
     * @param cause the campaign or the judged indicator that it showed in
     * @param weight 0 to 1 when it was borne out, 0 to -1 when it was found wrong
     */
    public record Fate(String cause, double weight) {}

    /** With one more fate. The same cause counts once, as it stands last: a campaign that was dismissed after all turns its fate round. */
    public Trust with(Fate fate) {
        List<Fate> kept = new ArrayList<>(fates);
        kept.removeIf(f -> f.cause().equals(fate.cause()));
        kept.add(fate);
        double right = borneOut;
        double wrong = refuted;
        while (kept.size() > MOST_FATES) {
            double old = kept.removeFirst().weight();
            right += Math.max(old, 0);
            wrong += Math.max(-old, 0);
        }
        return new Trust(right, wrong, List.copyOf(kept));
    }

    /** The fate that a cause has so far; 0 when it has none. */
    public double weightOf(String cause) {
        return fates.stream()
                .filter(f -> f.cause().equals(cause))
                .mapToDouble(Fate::weight)
                .findFirst()
                .orElse(0);
    }

    /** Weight of all that was borne out. */
    public double right() {
        return borneOut
                + fates.stream().mapToDouble(f -> Math.max(f.weight(), 0)).sum();
    }

    /** Weight of all that was found wrong. */
    public double wrong() {
        return refuted
                + fates.stream().mapToDouble(f -> Math.max(-f.weight(), 0)).sum();
    }

    /** Mean of the posterior, 0 to 1; one half before anything is known. */
    public double mean() {
        return (1 + right()) / (2 + right() + wrong());
    }

    /** One standard deviation below the mean, and not below 0: what is built on, so that little evidence counts little. */
    public double cautious() {
        double a = 1 + right();
        double b = 1 + wrong();
        double n = a + b;
        return Math.max(0, a / n - Math.sqrt(a * b / (n * n * (n + 1))));
    }
}
