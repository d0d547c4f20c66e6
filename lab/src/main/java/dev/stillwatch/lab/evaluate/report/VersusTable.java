package dev.stillwatch.lab.evaluate.report;

import dev.stillwatch.lab.evaluate.Evaluation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Several systems on the same scenario side by side: a table a playbook, a line a system, means over seeds. */
public final class VersusTable {
    private record Column(String heading, Measure measure) {}

    private static final List<Column> OF_PLAYBOOK = List.of(
            new Column("TPR@1e-2", Measures.TPR_1E2),
            new Column("@1e-3", Measures.TPR_1E3),
            new Column("@1e-4", Measures.TPR_1E4),
            new Column("flagged", Measures.FLAGGED),
            new Column("acted on", Measures.ACTIONED),
            new Column("found", Measures.FOUND),
            new Column("h to cohort", Measures.HOURS_COHORT),
            new Column("h to first", Measures.HOURS_FIRST),
            new Column("h to 90 %", Measures.HOURS_MOST),
            new Column("leaked", Measures.SERVED_SHARE),
            new Column("pair F1", Measures.PAIR_F1),
            new Column("ARI", Measures.ARI));
    private static final List<Column> OF_ALL = List.of(
            new Column("precision", Wholes.PRECISION_ACTIONED),
            new Column("FPR acted on", Wholes.FPR_ACTIONED),
            new Column("FPR flagged", Wholes.FPR_FLAGGED),
            new Column("benign in attackers' cohorts", Wholes.IN_ATTACKER_COHORTS),
            new Column("in flagged ones", Wholes.IN_FLAGGED_COHORTS));

    private final SequencedMap<String, List<Evaluation>> systems = new LinkedHashMap<>();
    private final boolean differences;

    private VersusTable(List<Run> runs, boolean differences) {
        runs.forEach(run -> systems.computeIfAbsent(run.system(), system -> new ArrayList<>())
                .add(run.evaluation()));
        this.differences = differences;
    }

    /** Prints runs of one scenario, a line a system in order of appearance. */
    public static void print(List<Run> runs, PrintWriter out) {
        print(runs, out, false);
    }

    /** The same, but every line after the first holds how much its figures differ from the first's. */
    public static void printDifferences(List<Run> runs, PrintWriter out) {
        print(runs, out, true);
    }

    private static void print(List<Run> runs, PrintWriter out, boolean differences) {
        VersusTable table = new VersusTable(runs, differences);
        for (String playbook : ScoreTable.playbooks(runs)) {
            table.print(playbook, playbook, OF_PLAYBOOK, out);
        }
        table.print("all", Evaluation.TOTAL, OF_ALL, out);
        out.flush();
    }

    private void print(String title, String playbook, List<Column> columns, PrintWriter out) {
        List<String> headings = new ArrayList<>(List.of(title));
        columns.forEach(column -> headings.add(column.heading()));
        TextTable table = new TextTable(headings);
        List<Evaluation> first = systems.firstEntry().getValue();
        systems.forEach((system, evaluations) -> {
            List<String> cells = new ArrayList<>(List.of(system));
            for (Column column : columns) {
                Measure measure = column.measure();
                Estimate estimate = measure.over(evaluations, playbook);
                cells.add(
                        differences && !system.equals(systems.firstEntry().getKey())
                                ? Figures.difference(estimate, measure.over(first, playbook), measure.form())
                                : Figures.mean(estimate, measure.form()));
            }
            table.add(cells);
        });
        out.println();
        table.print(out);
    }
}
