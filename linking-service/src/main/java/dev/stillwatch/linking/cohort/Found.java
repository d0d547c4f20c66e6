package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.Link;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Accounts that were found to be run by one hand at the end of an epoch, before they have a name.
 *
 * @param members the accounts
 * @param links tells what holds them together, strongest first; asked only when it is to be told
 */
record Found(SortedSet<String> members, Supplier<List<Link>> links) {

    Found {
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }
}
