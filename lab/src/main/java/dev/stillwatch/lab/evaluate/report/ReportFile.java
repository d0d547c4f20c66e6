package dev.stillwatch.lab.evaluate.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.lab.evaluate.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything measured, as JSON: each run's evaluation in full, and the estimates over each scenario's seeds. */
public final class ReportFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ReportFile() {}

    /** Writes it, replacing what was there. */
    public static void write(Path file, List<Run> runs) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode estimates = root.putArray("estimates");
        bySystem(runs).values().forEach(of -> addEstimates(of, estimates));
        root.set("runs", JSON.valueToTree(runs));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static Map<String, List<Run>> bySystem(List<Run> runs) {
        Map<String, List<Run>> groups = new LinkedHashMap<>();
        for (Run run : runs) {
            groups.computeIfAbsent(run.scenario() + "\n" + run.system(), key -> new ArrayList<>())
                    .add(run);
        }
        return groups;
    }

    private static void addEstimates(List<Run> runs, ArrayNode into) {
        List<Evaluation> evaluations = runs.stream().map(Run::evaluation).toList();
        for (Measure whole : Wholes.ALL) {
            add(into, runs.getFirst(), "", whole.name(), whole.over(evaluations, Evaluation.TOTAL));
        }
        for (String playbook : ScoreTable.playbooks(runs)) {
            for (Measure measure : Measures.ALL) {
                add(into, runs.getFirst(), playbook, measure.name(), measure.over(evaluations, playbook));
            }
        }
        for (Measure measure : Measures.ALL) {
            add(into, runs.getFirst(), Evaluation.TOTAL, measure.name(), measure.over(evaluations, Evaluation.TOTAL));
        }
    }

    private static void add(ArrayNode into, Run run, String playbook, String measure, Estimate estimate) {
        ObjectNode node = into.addObject();
        node.put("scenario", run.scenario());
        node.put("system", run.system());
        node.put("playbook", playbook);
        node.put("measure", measure);
        node.setAll(JSON.<ObjectNode>valueToTree(estimate));
    }
}
