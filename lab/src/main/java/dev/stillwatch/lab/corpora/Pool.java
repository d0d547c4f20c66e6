package dev.stillwatch.lab.corpora;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a corpus, given out once each, in order: rows next to one another go to one account. */
final class Pool {
    private final List<List<Row>> sessions;
    private int next;

    private Pool(List<List<Row>> sessions) {
        this.sessions = sessions;
    }

    /** Every row for itself. */
    static Pool ofRows(List<Row> rows) {
        return new Pool(rows.stream().map(List::of).toList());
    }

    /** Rows of one dialogue together. */
    static Pool ofDialogues(List<Row> rows) {
        Map<String, List<Row>> bySession = new LinkedHashMap<>();
        for (Row row : rows) {
            bySession
                    .computeIfAbsent(row.session(), session -> new ArrayList<>())
                    .add(row);
        }
        return new Pool(List.copyOf(bySession.values()));
    }

    /** A pool for each session, such as a template. */
    static List<Pool> bySession(List<Row> rows) {
        Map<String, List<Row>> bySession = new LinkedHashMap<>();
        for (Row row : rows) {
            bySession
                    .computeIfAbsent(row.session(), session -> new ArrayList<>())
                    .add(row);
        }
        return bySession.values().stream().map(Pool::ofRows).toList();
    }

    /** How many sessions are left. */
    int left() {
        return sessions.size() - next;
    }

    /** The next sessions, as many as are left and no more than asked for. */
    List<List<Row>> take(int count) {
        int from = next;
        next = Math.min(sessions.size(), next + count);
        return sessions.subList(from, next);
    }
}
