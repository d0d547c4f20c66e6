package dev.stillwatch.lab.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The folder of corpora: {@code corpora/KIND/NAME.jsonl.gz} and {@code corpora/timing/NAME.csv.gz} below it. */
final class Corpora {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 20_000;

    private final Path corpora;

    /**
     * The corpora in a folder.
     *
     * @throws IOException when there are none; the message says where they were looked for
     */
    Corpora(Path folder) throws IOException {
        this.corpora = folder.resolve("corpora");
        if (!Files.isDirectory(corpora)) {
            throw new IOException("no corpora in " + folder + ": the folder " + corpora + " is not there");
        }
    }

    /**
     * The rows of a corpus, in its order; very long ones are left out.
     *
     * @param kinds the folders it may be in
     * @throws IOException when it is in none of them; the message lists what there is
     */
    List<Row> rows(String name, String... kinds) throws IOException {
        TreeSet<String> there = new TreeSet<>();
        for (String kind : kinds) {
            Path file = corpora.resolve(kind).resolve(name + ".jsonl.gz");
            if (Files.isRegularFile(file)) {
                return read(file, name);
            }
            if (Files.isDirectory(corpora.resolve(kind))) {
                try (Stream<Path> files = Files.list(corpora.resolve(kind))) {
                    files.map(found -> found.getFileName().toString().replaceFirst("\\.jsonl\\.gz$", ""))
                            .forEach(there::add);
                }
            }
        }
        throw new IOException("no corpus " + name + "; there are " + there);
    }

    /** The lines of a table of times, without its header. */
    List<String> timing(String name) throws IOException {
        try (BufferedReader in = open(corpora.resolve("timing").resolve(name + ".csv.gz"))) {
            return in.lines().skip(1).toList();
        }
    }

    private static List<Row> read(Path file, String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode row = JSON.readTree(line);
                Row clean = GiveAways.clean(
                        name, row.path("prompt").asText(""), row.path("session").asText(""));
                if (!clean.text().isEmpty() && clean.text().length() <= LONGEST) {
                    rows.add(clean);
                }
            }
        }
        return rows;
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8));
    }
}
