package dev.stillwatch.lab.evaluate.report;

import dev.stillwatch.lab.evaluate.Evaluation;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One system on one scenario with one seed.
 *
 * @param scenario the scenario's name
 * @param system what looked at it: the platform, the platform without something, or a baseline
 * @param seed where the scenario's chance came from
 * @param evaluation how it did
 * @param versions what was run
 */
public record Run(String scenario, String system, long seed, Evaluation evaluation, Map<String, String> versions) {
    /** The name of the platform as shipped. */
    public static final String PLATFORM = "stillwatch";

    /** Copies the versions, sorted. */
    public Run {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }
}
