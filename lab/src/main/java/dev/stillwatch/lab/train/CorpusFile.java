package dev.stillwatch.lab.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stillwatch.lab.corpora.GiveAways;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads {@code corpora/FOLDER/NAME.jsonl.gz}. */
public final class CorpusFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 20_000;
    private static final int LONGEST_ANSWER = 4_000;

    private CorpusFile() {}

    /**
     * The rows of a corpus in its order, empty and very long prompts left out.
     *
     * @param data the folder that holds {@code corpora/}
     * @throws IOException when the file is not there or cannot be read; the message names it
     */
    public static List<TrainingRow> rows(Path data, String folder, String name) throws IOException {
        Path file = data.resolve("corpora").resolve(folder).resolve(name + ".jsonl.gz");
        List<TrainingRow> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode row = JSON.readTree(line);
                String text =
                        GiveAways.clean(name, row.path("prompt").asText(""), "").text();
                if (!text.isEmpty() && text.length() <= LONGEST) {
                    String answer = row.path("response").asText("");
                    rows.add(new TrainingRow(
                            name, text, answer.substring(0, Math.min(answer.length(), LONGEST_ANSWER))));
                }
            }
        }
        return rows;
    }
}
