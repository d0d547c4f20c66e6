package dev.stillwatch.lab.truth;

import dev.stillwatch.lab.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The truth file: account → row, in the order given. */
public final class Truth {
    private static final List<String> REQUIRED =
            List.of("account_id", "campaign_id", "principal", "operator", "playbook", "kind");
    private static final List<String> COLUMNS =
            List.of("account_id", "campaign_id", "principal", "operator", "playbook", "kind", "subkind", "pool");

    private final SequencedMap<String, TruthRow> rows;

    private Truth(SequencedMap<String, TruthRow> rows) {
        this.rows = Collections.unmodifiableSequencedMap(rows);
    }

    /**
     * The truth of these rows.
     *
     * @throws IllegalArgumentException when an account is there twice
     */
    public static Truth of(Collection<TruthRow> rows) {
        SequencedMap<String, TruthRow> byAccount = new LinkedHashMap<>();
        for (TruthRow row : rows) {
            if (byAccount.put(row.accountId(), row) != null) {
                throw new IllegalArgumentException("account twice in the truth: " + row.accountId());
            }
        }
        return new Truth(byAccount);
    }

    /**
     * Reads a truth file; the columns subkind and pool may be missing.
     *
     * @throws IOException when it cannot be read, lacks a column or names an account twice
     */
    public static Truth read(Path file) throws IOException {
        SequencedMap<String, TruthRow> rows = new LinkedHashMap<>();
        Table.read(file, REQUIRED, row -> {
            TruthRow next = row(row);
            if (rows.put(next.accountId(), next) != null) {
                throw new IllegalArgumentException("account twice: " + next.accountId());
            }
        });
        return new Truth(rows);
    }

    /** Writes the truth file. */
    public void write(Path file) throws IOException {
        Table.write(file, COLUMNS, rows.values().stream().map(Truth::texts).iterator());
    }

    /** The rows by account. */
    public SequencedMap<String, TruthRow> rows() {
        return rows;
    }

    /** Whether the account is in the truth and belongs to a campaign. */
    public boolean isAttacker(String account) {
        TruthRow row = rows.get(account);
        return row != null && row.isAttacker();
    }

    private static List<String> texts(TruthRow row) {
        return List.of(
                row.accountId(),
                row.campaignId(),
                row.principal(),
                row.operator(),
                row.playbook(),
                row.kind(),
                row.subkind(),
                row.pool());
    }

    private static TruthRow row(Map<String, String> row) {
        return new TruthRow(
                row.getOrDefault("account_id", ""),
                row.getOrDefault("campaign_id", ""),
                row.getOrDefault("principal", ""),
                row.getOrDefault("operator", ""),
                row.getOrDefault("playbook", ""),
                row.getOrDefault("kind", ""),
                row.getOrDefault("subkind", ""),
                row.getOrDefault("pool", ""));
    }
}
