package dev.stillwatch.lab.evaluate.report;

import dev.stillwatch.lab.evaluate.Evaluation;
import java.util.List;

/**
 * Something to say of a playbook, or of all attackers together.
 *
 * @param name what programs call it
 * @param label what people read
 * @param form how it is averaged and written
 * @param taking where it comes from
 */
public record Measure(String name, String label, Form form, Taking taking) {
    /** How a measure is averaged and written. */
    public enum Form {
        /** 0 to 1; over seeds. */
        SHARE,
        /** 0 to 1; over all that was counted. */
        POOLED,
        /** How many; over seeds. */
        COUNT,
        /** Hours of event time; over seeds, where it came to pass. */
        HOURS
    }

    /** Takes readings out of an evaluation. */
    public interface Taking {
        /** What an evaluation says of a playbook, or of {@link Evaluation#TOTAL}; one reading, or one a campaign. */
        List<Reading> from(Evaluation evaluation, String playbook);
    }

    /** Its estimate over evaluations, for a playbook or {@link Evaluation#TOTAL}. */
    public Estimate over(List<Evaluation> evaluations, String playbook) {
        List<Reading> readings = evaluations.stream()
                .flatMap(evaluation -> taking.from(evaluation, playbook).stream())
                .toList();
        return form == Form.POOLED ? Estimate.pooled(readings) : Estimate.over(readings);
    }
}
