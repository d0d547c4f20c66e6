package dev.stillwatch.cli.cases;

import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Labels as a truth file, which the lab trains on and evaluates against: one row for each account, by its newest label. What nobody can know from
 * outside (principal, operator, playbook, and whether a benign account is a person or a program) stays empty, or the more common. Inconclusive
 * labels say nothing, so they take no earlier one back either.
 */
public final class LabelFile {

    private LabelFile() {}

    /**
     * Writes the file.
     *
     * @param labels in the order they were given
     * @return how many accounts are in it
     */
    public static int write(Path file, Iterable<Label> labels) throws IOException {
        Map<String, TruthRow> rows = new LinkedHashMap<>();
        for (Label label : labels) {
            if (label.getVerdict() == Verdict.VERDICT_EXTRACTION) {
                label.getAccountsList().forEach(account -> rows.put(account, extraction(account, label)));
            } else if (label.getVerdict() == Verdict.VERDICT_LEGITIMATE) {
                label.getAccountsList().forEach(account -> rows.put(account, TruthRow.human(account, "")));
            }
        }
        Truth.of(rows.values()).write(file);
        return rows.size();
    }

    private static TruthRow extraction(String account, Label label) {
        return new TruthRow(account, label.getCampaignId(), "", "", "", TruthRow.ATTACKER, "", "");
    }
}
