package dev.stillwatch.lab.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is simulated. The same scenario gives the same events, byte by byte.
 *
 * @param name its name
 * @param seed where all its chance comes from
 * @param start first moment
 * @param days how long, 1 or more
 * @param populations who takes part
 */
public record Scenario(String name, long seed, Instant start, int days, List<Population> populations) {
    /** Copies the populations and checks the length. */
    public Scenario {
        if (days < 1) {
            throw new IllegalArgumentException("a scenario lasts a day or more, not " + days);
        }
        populations = List.copyOf(populations);
    }

    /** The same with another seed: other people, other campaigns. */
    public Scenario withSeed(long newSeed) {
        return new Scenario(name, newSeed, start, days, populations);
    }

    /** The same over another time. */
    public Scenario withDays(int newDays) {
        return new Scenario(name, seed, start, newDays, populations);
    }

    /** The same with so many people; everything else stays. */
    public Scenario withPeople(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a scenario has one person or more, not " + count);
        }
        return new Scenario(
                name,
                seed,
                start,
                days,
                populations.stream()
                        .map(population -> population instanceof Population.People people
                                ? new Population.People(count, people.newShare(), people.activity())
                                : population)
                        .toList());
    }

    /** The same with so many times the accounts of every population, over the same time. */
    public Scenario scaled(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a scenario is scaled by more than 0, not " + factor);
        }
        return factor == 1
                ? this
                : new Scenario(
                        name,
                        seed,
                        start,
                        days,
                        populations.stream()
                                .map(population -> population.scaled(factor))
                                .toList());
    }

    /** The same with more that takes part. */
    public Scenario and(Population... more) {
        List<Population> all = new ArrayList<>(populations);
        all.addAll(List.of(more));
        return new Scenario(name, seed, start, days, all);
    }

    /** How many people it has. */
    public int people() {
        return populations.stream()
                .mapToInt(population -> population instanceof Population.People people ? people.count() : 0)
                .sum();
    }
}
