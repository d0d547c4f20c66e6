package dev.stillwatch.enforcement.decision;

import dev.stillwatch.scoring.v1.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an epoch changed in the beliefs, in order of id: what has to be decided on, and nothing else. */
final class Changes {

    /**
     * A cohort that is no more.
     *
     * @param cohortId the cohort
     * @param mergedInto the one that took most of its members; empty when none did
     */
    record Dissolved(String cohortId, String mergedInto) {}

    /** Cohorts with a new assessment, and the age of the one before, milliseconds since 1970. */
    final SortedMap<String, Long> assessed = new TreeMap<>();

    /** Accounts that joined, by cohort; a cohort that only lost members has an empty set. */
    final SortedMap<String, SortedSet<String>> regrouped = new TreeMap<>();

    /** Cohorts that are no more. */
    final List<Dissolved> dissolved = new ArrayList<>();

    /** Accounts whose holder passed a verification. */
    final SortedSet<String> answered = new TreeSet<>();
    /** Where the accounts of a new cohort came from: for each such cohort, the cohorts they were in, and how many each. */
    final SortedMap<String, SortedMap<String, Integer>> origins = new TreeMap<>();

    /** Accounts with a new assessment, with it. */
    final SortedMap<String, Assessment> accounts = new TreeMap<>();

    /** Cohorts to decide on. */
    SortedSet<String> cohorts() {
        SortedSet<String> all = new TreeSet<>(assessed.keySet());
        all.addAll(regrouped.keySet());
        return all;
    }
}
