package dev.stillwatch.lab.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of findings that the replay format names: {@code accounts.csv}, {@code cohorts.jsonl}, {@code actions.jsonl} and
 * {@code summary.json}. The same findings make the same bytes.
 */
public final class FindingsFolder {
    static final String ACCOUNTS = "accounts.csv";
    static final String COHORTS = "cohorts.jsonl";
    static final String ACTIONS = "actions.jsonl";
    static final String SUMMARY = "summary.json";

    private FindingsFolder() {}

    /**
     * Writes the four files, making the folder if it is not there and replacing what they held.
     *
     * @throws IOException when one of them cannot be written
     */
    public static void write(Path folder, Findings findings) throws IOException {
        Files.createDirectories(folder);
        AccountRows.write(folder.resolve(ACCOUNTS), findings.accounts());
        JsonFiles.writeLines(folder.resolve(COHORTS), findings.cohorts());
        JsonFiles.writeLines(folder.resolve(ACTIONS), findings.actions());
        JsonFiles.write(folder.resolve(SUMMARY), findings.summary());
    }

    /**
     * Reads the four files.
     *
     * @throws IOException when one is missing or is not as the format says; the message names the file and the line
     */
    public static Findings read(Path folder) throws IOException {
        List<AccountFinding> accounts = new ArrayList<>();
        AccountRows.read(folder.resolve(ACCOUNTS), accounts::add);
        return new Findings(
                accounts,
                JsonFiles.readLines(folder.resolve(COHORTS), CohortFinding.class),
                JsonFiles.readLines(folder.resolve(ACTIONS), ActionFinding.class),
                JsonFiles.read(folder.resolve(SUMMARY), Summary.class));
    }
}
