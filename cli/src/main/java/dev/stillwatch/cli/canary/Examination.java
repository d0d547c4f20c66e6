package dev.stillwatch.cli.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stillwatch.cli.ledger.LedgerVerification;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.intel.canary.CanarySet;
import dev.stillwatch.intel.canary.MarkerSearch;
import dev.stillwatch.intel.canary.Provenance;
import dev.stillwatch.intel.canary.Provenance.Outcome;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.NoteKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a suspect's outputs, or its scores, against a registered set. */
public final class Examination {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final CanarySet set;

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException when it was changed
     */
    public Examination(Path file) throws IOException {
        this.file = file;
        this.set = CanaryFile.read(file);
    }

    /** The set. */
    public CanarySet set() {
        return set;
    }

    /**
     * When the ledger committed to exactly this set, by the proof beside its file; empty when there is no proof, or it does not hold or is of something else.
     *
     * @param key key of the ledger
     */
    public Optional<Instant> committedAt(NoteKey key) throws IOException {
        Path proof = CanaryFile.proof(file);
        if (!Files.exists(proof)
                || !(LedgerVerification.run(proof, key) instanceof LedgerVerification.Result.Untouched)) {
            return Optional.empty();
        }
        try (Stream<LedgerLine> lines = LedgerVerification.lines(proof)) {
            return lines.filter(l -> l.getInclusion().getRecord().getReference().equals(set.reference()))
                    .map(l -> Instant.ofEpochMilli(
                            EventTime.millis(l.getInclusion().getEntry().getAt())))
                    .findFirst();
        }
    }

    /** Looks for the canaries in outputs: text of any kind. */
    public Outcome outputs(Path outputs) throws IOException {
        var search = new MarkerSearch(set);
        try (BufferedReader lines = Files.newBufferedReader(outputs)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                search.take(line);
            }
        }
        return Provenance.found(set, search.found());
    }

    /**
     * Ranks the alternatives by the scores that a suspect gives them.
     *
     * @param scores JSON lines of {@code text} and a number for it, the likelier the higher; each alternative once
     * @throws IllegalArgumentException when an alternative has no score
     */
    public Outcome scores(Path scores) throws IOException {
        Map<String, Double> byText = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(scores)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode read = JSON.readTree(line);
                byText.put(read.path("text").asText(), read.path("score").asDouble(Double.NaN));
            }
        }
        double[][] all =
                set.canaries().stream().map(c -> scores(c.texts(), byText)).toArray(double[][]::new);
        return Provenance.ranked(set, all);
    }

    private static double[] scores(List<String> texts, Map<String, Double> byText) {
        double[] scores = texts.stream()
                .mapToDouble(t -> byText.getOrDefault(t, Double.NaN))
                .toArray();
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("There must be a score of each alternative of each canary; some of \""
                    + texts.getFirst() + "\" have none. canary texts writes all of them");
        }
        return scores;
    }
}
