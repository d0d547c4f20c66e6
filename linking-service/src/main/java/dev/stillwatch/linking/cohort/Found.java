package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.Link;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * Accounts that were found to be run by one hand at the end of an epoch, before they have a name. Who they all are is asked only where it
 * must be known: mostly it is enough to know who moved.
 *
 * @param group label of the accounts of one principal
 * @param operator label of all accounts of the operator
 * @param members the accounts
 * @param links tells what holds them together, strongest first
 * @param workers tells who of them does the cohort's work
 * @param fringe tells who of them stands at the cohort's fringe
 */
record Found(
        int group,
        int operator,
        Supplier<SortedSet<String>> members,
        Supplier<List<Link>> links,
        Supplier<SortedSet<String>> workers,
        Supplier<SortedSet<String>> fringe) {}
