package dev.stillwatch.lab.corpora;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a replay is made of.
 *
 * @param data folder that holds {@code corpora/}
 * @param seed where all chance comes from
 * @param start first moment
 * @param days how long, 1 to 14
 * @param people how many people there are, as far as the corpora have prompts for them
 * @param generators corpora that campaigns harvest with, one campaign each
 * @param accounts accounts of each campaign, as far as its corpus has prompts for them
 * @param slowest exchanges a day of a campaign's slowest account
 * @param fastest exchanges a day of a campaign's fastest account
 * @param cover share of people's prompts in a campaign's traffic, 0 (inclusive) to 1 (exclusive)
 */
public record CorporaPlan(
        Path data,
        long seed,
        Instant start,
        int days,
        int people,
        List<String> generators,
        int accounts,
        double slowest,
        double fastest,
        double cover) {
    /** Checks the figures and copies the names. */
    public CorporaPlan {
        if (days < 1 || days > 14) {
            throw new IllegalArgumentException("the recorded times last for 1 to 14 days, not " + days);
        }
        if (people < 1 || accounts < 1 || slowest <= 0 || fastest < slowest || cover < 0 || cover >= 1) {
            throw new IllegalArgumentException("people, accounts, rates or cover make no sense");
        }
        generators = List.copyOf(generators);
    }

    /** Five days of four hundred people and two campaigns of forty accounts at 5 to 30 exchanges a day. */
    public static CorporaPlan of(Path data) {
        return new CorporaPlan(
                data,
                1,
                Instant.parse("2026-09-07T00:00:00Z"),
                5,
                400,
                List.of("alpaca_meta", "gpteacher_toolformer"),
                40,
                5,
                30,
                0.25);
    }

    /** The same with other generators: names of corpora in {@code distill} or {@code distill_wire_derived}. */
    public CorporaPlan withGenerators(List<String> names) {
        return new CorporaPlan(data, seed, start, days, people, names, accounts, slowest, fastest, cover);
    }

    /** The same with another seed. */
    public CorporaPlan withSeed(long newSeed) {
        return new CorporaPlan(data, newSeed, start, days, people, generators, accounts, slowest, fastest, cover);
    }

    /** The same over so many days. */
    public CorporaPlan withDays(int newDays) {
        return new CorporaPlan(data, seed, start, newDays, people, generators, accounts, slowest, fastest, cover);
    }

    /** The same with so many people. */
    public CorporaPlan withPeople(int count) {
        return new CorporaPlan(data, seed, start, days, count, generators, accounts, slowest, fastest, cover);
    }

    /** The same with so many accounts in each campaign. */
    public CorporaPlan withAccounts(int count) {
        return new CorporaPlan(data, seed, start, days, people, generators, count, slowest, fastest, cover);
    }

    /** The same with this share of cover. */
    public CorporaPlan withCover(double share) {
        return new CorporaPlan(data, seed, start, days, people, generators, accounts, slowest, fastest, share);
    }
}
