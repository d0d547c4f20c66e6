package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.ingest.v1.ElicitationClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A file of cues: {@code version NAME}; for each class a line {@code class NAME BIAS}, then lines of a weight and patterns apart by
 * {@code /}. {@code ;} starts a comment.
 *
 * @param version the model's name
 * @param biases log-odds of each class without any cue
 * @param cues all cues
 */
record CueFile(String version, List<Double> biases, List<Cue> cues) {
    static CueFile ofResource(String name) {
        InputStream in = CueFile.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource " + name + " is missing from the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read", e);
        }
    }

    static CueFile parse(List<String> lines) {
        String version = "";
        List<Double> biases =
                new ArrayList<>(Collections.nCopies(ElicitationClassifier.CLASSES, Double.NEGATIVE_INFINITY));
        List<Cue> cues = new ArrayList<>();
        int classIndex = -1;
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].isEmpty() || words[0].startsWith(";")) {
                continue;
            }
            switch (words[0]) {
                case "version" -> version = words[1];
                case "class" -> {
                    classIndex = ElicitationClass.valueOf("ELICITATION_CLASS_" + words[1])
                                    .getNumber()
                            - 1;
                    biases.set(classIndex, Double.valueOf(words[2]));
                }
                default -> cues.add(cue(classIndex, line.strip()));
            }
        }
        return new CueFile(version, List.copyOf(biases), List.copyOf(cues));
    }

    private static Cue cue(int classIndex, String line) {
        if (classIndex < 0) {
            throw new IllegalArgumentException("a cue before any class: " + line);
        }
        int space = line.indexOf(' ');
        double weight = Double.parseDouble(line.substring(0, space));
        List<Pattern> patterns = Arrays.stream(line.substring(space + 1).split("\\s/\\s", -1))
                .map(Pattern::parse)
                .toList();
        return new Cue(classIndex, weight, patterns, line);
    }
}
