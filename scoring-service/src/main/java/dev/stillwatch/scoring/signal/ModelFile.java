package dev.stillwatch.scoring.signal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a model from its file: lines of a name and three numbers, for accounts, for cohorts that harvest and for cohorts that relay, in nats. {@code version} has one word, {@code prior} gives
 * the log-odds before any signal, every other name is a signal's. A signal that is not there weighs nothing; {@code #} begins a comment.
 */
public final class ModelFile {

    private static final String VERSION = "version";
    private static final String PRIOR = "prior";
    private static final int DIGITS = 12;

    private ModelFile() {}

    static ScoringModel shipped(String resource) {
        try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the class path");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource + " cannot be read", e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException when a line can't be meant, with its number and what would be right
     */
    public static ScoringModel read(byte[] file) {
        Map<String, String[]> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            int comment = line.indexOf('#');
            String said = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!said.isEmpty()) {
                String[] words = said.split("\\s+", -1);
                check(words, number);
                if (lines.put(words[0], words) != null) {
                    throw new IllegalArgumentException("line " + number + " repeats " + words[0]);
                }
            }
        }
        String[] version = lines.get(VERSION);
        String[] prior = lines.get(PRIOR);
        if (version == null || prior == null) {
            throw new IllegalArgumentException(
                    "a model needs a line `version NAME` and a line `prior ACCOUNT HARVEST RELAY`");
        }
        List<Weight> weights = Signals.all().entrySet().stream()
                .filter(signal -> lines.containsKey(signal.getKey()))
                .map(signal -> weight(signal.getKey(), lines.getOrDefault(signal.getKey(), prior), signal.getValue()))
                .toList();
        return new ScoringModel(
                version[1] + "+" + digest(file),
                Double.parseDouble(prior[1]),
                Double.parseDouble(prior[2]),
                Double.parseDouble(prior[3]),
                weights);
    }

    private static void check(String[] words, int line) {
        boolean versionLine = words[0].equals(VERSION);
        if (words.length != (versionLine ? 2 : 4)) {
            throw new IllegalArgumentException(
                    "line " + line
                            + " is `version NAME`, or a name and three numbers, for accounts, cohorts that harvest and cohorts that relay");
        }
        if (!versionLine && !words[0].equals(PRIOR) && !Signals.all().containsKey(words[0])) {
            throw new IllegalArgumentException("line " + line + ": there is no signal " + words[0] + "; there are "
                    + String.join(", ", Signals.all().keySet()));
        }
        for (int i = 1; i < words.length && !versionLine; i++) {
            if (!words[i].matches("-?[0-9]{1,3}(\\.[0-9]{1,6})?")) {
                throw new IllegalArgumentException("line " + line + ": " + words[i] + " is no number of nats");
            }
        }
    }

    private static Weight weight(String signal, String[] words, Measure measure) {
        return new Weight(
                signal,
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                measure);
    }

    private static String digest(byte[] file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
