package dev.stillwatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What must be equal in two folders of findings: everything but how long it took. */
record FindingsText(List<String> accounts, List<String> cohorts, List<String> actions, String summary) {

    private static final Pattern TIMING = Pattern.compile("\"(wallSeconds|exchangesPerSecond)\"\\s*:\\s*[0-9.eE+-]+");

    static FindingsText read(Path folder) throws IOException {
        return new FindingsText(
                Files.readAllLines(folder.resolve("accounts.csv")),
                Files.readAllLines(folder.resolve("cohorts.jsonl")),
                Files.readAllLines(folder.resolve("actions.jsonl")),
                TIMING.matcher(Files.readString(folder.resolve("summary.json"))).replaceAll(""));
    }
}
