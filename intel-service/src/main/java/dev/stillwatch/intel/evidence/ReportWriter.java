package dev.stillwatch.intel.evidence;

import java.util.List;
import java.util.SortedMap;

/** Writes the report that people read, from nothing but the leaves that the bundle shows: what is withheld can't get into it. */
@FunctionalInterface
public interface ReportWriter {

    /**
     * The files of a report, by name.
     *
     * @param leaves the leaves as this bundle has them
     * @param about the bundle
     */
    SortedMap<String, byte[]> write(List<SealedLeaf> leaves, About about);

    /**
     * What a report says of its bundle.
     *
     * @param variant how much it shows
     * @param root root of the leaves, in hexadecimal
     * @param key the key that it verifies under
     */
    record About(Variant variant, String root, String key) {}
}
