package dev.stillwatch.lab.evaluate.report;

import dev.stillwatch.lab.evaluate.Evaluation;
import dev.stillwatch.lab.evaluate.KindOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The score table of one system on one scenario: the whole, benign accounts by kind, then every playbook. */
public final class ScoreTable {
    private final List<Run> runs;
    private final List<Evaluation> evaluations;

    private ScoreTable(List<Run> runs) {
        this.runs = runs;
        this.evaluations = runs.stream().map(Run::evaluation).toList();
    }

    /** Prints the table of runs of one system on one scenario, one a seed. */
    public static void print(List<Run> runs, PrintWriter out) {
        if (!runs.isEmpty()) {
            new ScoreTable(runs).print(out);
        }
    }

    /** The playbooks in these evaluations, in order. */
    public static SortedSet<String> playbooks(List<Run> runs) {
        SortedSet<String> playbooks = new TreeSet<>();
        runs.forEach(run -> playbooks.addAll(run.evaluation().ranking().keySet()));
        playbooks.remove(Evaluation.TOTAL);
        return playbooks;
    }

    private void print(PrintWriter out) {
        String seeds = runs.stream().map(run -> Long.toString(run.seed())).collect(Collectors.joining(", "));
        out.println();
        out.println(runs.getFirst().system() + " on " + runs.getFirst().scenario() + ", seed"
                + (runs.size() == 1 ? " " : "s ") + seeds);
        whole(out);
        kinds(out);
        for (String playbook : playbooks(runs)) {
            playbook(playbook, out);
        }
        if (playbooks(runs).size() > 1) {
            playbook(Evaluation.TOTAL, out);
        }
        out.flush();
    }

    private void whole(PrintWriter out) {
        TextTable table = new TextTable("all", "mean", "95 % interval", "of");
        for (Measure whole : Wholes.ALL) {
            add(table, whole.label(), whole.over(evaluations, Evaluation.TOTAL), whole.form());
        }
        out.println();
        table.print(out);
    }

    private void playbook(String playbook, PrintWriter out) {
        List<Evaluation> with = evaluations.stream()
                .filter(evaluation -> evaluation.ranking().containsKey(playbook))
                .toList();
        double accounts = with.stream()
                .map(evaluation -> evaluation.ranking().get(playbook))
                .mapToInt(ranking -> ranking == null ? 0 : ranking.accounts())
                .average()
                .orElse(0);
        String title = playbook.equals(Evaluation.TOTAL) ? "all playbooks" : playbook;
        TextTable table = new TextTable(
                String.format(Locale.ROOT, "%s (%.0f accounts)", title, accounts), "mean", "95 % interval", "of");
        for (Measure measure : Measures.ALL) {
            Estimate estimate = measure.over(with, playbook);
            if (estimate.readings() + estimate.never() > 0) {
                add(table, measure.label(), estimate, measure.form());
            }
        }
        out.println();
        table.print(out);
    }

    private static void add(TextTable table, String label, Estimate estimate, Measure.Form form) {
        table.add(label, Figures.mean(estimate, form), Figures.interval(estimate, form), Figures.readings(estimate));
    }

    private void kinds(PrintWriter out) {
        Map<String, List<KindOutcome>> kinds = new TreeMap<>();
        evaluations.forEach(evaluation -> evaluation
                .operating()
                .benign()
                .forEach((kind, outcome) ->
                        kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(outcome)));
        TextTable table =
                new TextTable("benign accounts, all seeds", "accounts", "flagged", "acted on", "95 % interval", "how");
        kinds.forEach((kind, outcomes) -> {
            int accounts = outcomes.stream().mapToInt(KindOutcome::accounts).sum();
            int actioned = outcomes.stream().mapToInt(KindOutcome::actioned).sum();
            Map<String, Integer> how = new TreeMap<>();
            outcomes.forEach(
                    outcome -> outcome.actions().forEach((action, count) -> how.merge(action, count, Integer::sum)));
            Estimate share = Estimate.over(List.of(new Reading.Share(actioned, accounts)));
            table.add(
                    kind,
                    Integer.toString(accounts),
                    Integer.toString(
                            outcomes.stream().mapToInt(KindOutcome::flagged).sum()),
                    Integer.toString(actioned),
                    Figures.interval(share, Measure.Form.SHARE),
                    how.entrySet().stream()
                            .map(action -> action.getKey() + " " + action.getValue())
                            .collect(Collectors.joining(", ")));
        });
        out.println();
        table.print(out);
    }
}
