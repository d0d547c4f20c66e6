package dev.stillwatch.cli.policy;

import static dev.stillwatch.cli.text.Said.at;
import static dev.stillwatch.cli.text.Said.word;

import dev.stillwatch.cli.text.Columns;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A policy set as lines of text. */
public final class PolicyText {

    private PolicyText() {}

    /** The set, one policy on a line. */
    public static List<String> of(PolicySet set) {
        List<String> lines = new ArrayList<>();
        lines.add(set.getVersion() + ", by " + set.getCreatedBy() + " at " + at(set.getCreatedAt()) + ": "
                + set.getNote());
        Columns columns =
                new Columns("POLICY", "LOOKS AT", "ACTION", "MODE", "#FOR", "WITHOUT STATE", "WHAT IT IS FOR");
        for (Policy p : set.getPoliciesList()) {
            columns.add(
                    p.getPolicyId(),
                    word(p.getScope(), "SCOPE_"),
                    word(p.getAction(), "ACTION_KIND_"),
                    word(p.getMode(), "MODE_"),
                    time(p.getTtlSeconds()),
                    p.getFailOpen() ? "serves" : "refuses",
                    p.getDescription());
        }
        lines.addAll(columns.lines());
        return lines;
    }

    private static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return time.toDaysPart() > 0 && time.toHoursPart() == 0
                ? time.toDays() + " d"
                : time.toString().substring(2);
    }
}
