package dev.stillwatch.lab.findings;

import com.google.common.base.Splitter;
import dev.stillwatch.lab.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code accounts.csv}, its columns in the order of the format. */
final class AccountRows {
    private static final List<String> COLUMNS = List.of(
            "account_id",
            "score",
            "flagged_at",
            "cohort_id",
            "action",
            "actioned_at",
            "exchanges",
            "exchanges_before_action",
            "top_reasons");

    private AccountRows() {}

    static void write(Path file, List<AccountFinding> accounts) throws IOException {
        Table.write(file, COLUMNS, accounts.stream().map(AccountRows::row).iterator());
    }

    static void read(Path file, Consumer<AccountFinding> account) throws IOException {
        Table.read(file, COLUMNS, row -> account.accept(finding(row)));
    }

    private static List<String> row(AccountFinding account) {
        return List.of(
                account.accountId(),
                Double.toString(account.score()),
                text(account.flaggedAt()),
                account.cohortId(),
                account.action(),
                text(account.actionedAt()),
                Long.toString(account.exchanges()),
                text(account.exchangesBeforeAction()),
                String.join(";", account.topReasons()));
    }

    private static AccountFinding finding(Map<String, String> row) {
        String before = row.getOrDefault("exchanges_before_action", "");
        return new AccountFinding(
                row.getOrDefault("account_id", ""),
                Double.parseDouble(row.getOrDefault("score", "")),
                instant(row.getOrDefault("flagged_at", "")),
                row.getOrDefault("cohort_id", ""),
                row.getOrDefault("action", ""),
                instant(row.getOrDefault("actioned_at", "")),
                Long.parseLong(row.getOrDefault("exchanges", "")),
                before.isEmpty() ? null : Long.valueOf(before),
                Splitter.on(';').omitEmptyStrings().splitToList(row.getOrDefault("top_reasons", "")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
