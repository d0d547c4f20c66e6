package dev.stillwatch.cli.demo;

import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was found and done, by what is true of the accounts. */
final class TruthTable {

    private static final class Row {
        private int accounts;
        private int flagged;
        private int actioned;
        private long exchanges;
        private long served;
    }

    private TruthTable() {}

    static void print(PrintWriter out, Findings findings, Truth truth) {
        Map<String, Row> rows = new TreeMap<>();
        for (AccountFinding account : findings.accounts()) {
            TruthRow row = truth.rows().get(account.accountId());
            if (row == null || account.exchanges() == 0) {
                continue;
            }
            String name = row.isAttacker()
                    ? "campaign " + row.campaignId()
                    : row.kind().replace("benign-auto:", "lawful ").replace("benign-human", "people");
            Row into = rows.computeIfAbsent(name, n -> new Row());
            boolean actioned = account.actionedAt() != null && !account.action().equals("OBSERVE");
            into.accounts++;
            into.flagged += account.flaggedAt() == null ? 0 : 1;
            into.actioned += actioned ? 1 : 0;
            into.exchanges += account.exchanges();
            Long before = account.exchangesBeforeAction();
            into.served += actioned && before != null ? before : account.exchanges();
        }
        out.printf(
                Locale.ROOT,
                "%n%-34s %8s %8s %8s %10s %10s%n",
                "Compared with the truth",
                "accounts",
                "flagged",
                "acted on",
                "exchanges",
                "served");
        rows.forEach((name, row) -> out.printf(
                Locale.ROOT,
                "  %-32s %8d %8d %8d %,10d %,10d%n",
                name,
                row.accounts,
                row.flagged,
                row.actioned,
                row.exchanges,
                row.served));
    }
}
