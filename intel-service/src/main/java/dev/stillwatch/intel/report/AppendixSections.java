package dev.stillwatch.intel.report;

import static dev.stillwatch.intel.report.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Names: of the people who decided and of the accounts. Empty where they are withheld. */
final class AppendixSections {

    private static final int MOST_ACCOUNTS = 300;

    private AppendixSections() {}

    static void write(Html html, Pieces pieces) {
        long withheld = pieces.withheld("account") + pieces.withheld("history") + pieces.withheld("record");
        if (withheld > 0) {
            html.section("Withheld")
                    .facts(List.of(
                            List.of("Accounts", Figures.count(pieces.withheld("account"))),
                            List.of("Decisions, with who decided and why", Figures.count(pieces.withheld("history"))),
                            List.of("Records of ledger entries", Figures.count(pieces.withheld("record")))))
                    .note(
                            "Each is in this bundle as a salted fingerprint, which says nothing about it to whoever lacks the full version.");
            return;
        }
        people(html, pieces);
        accounts(html, pieces.all("account"));
    }

    private static void people(Html html, Pieces pieces) {
        html.section("Appendix A. Decisions, with names");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode move : pieces.all("history")) {
            rows.add(List.of(
                    Figures.minute(move.path("at")),
                    escape(Words.plain(
                            move.path("to").asText().replaceFirst("^STATE_", "").toLowerCase(java.util.Locale.ROOT))),
                    escape(move.path("actor").asText()),
                    escape(move.path("note").asText())));
        }
        html.table("history", List.of("when", "the case became", "who", "why"), rows);
        for (JsonNode record : pieces.all("record")) {
            JsonNode access = record.path("says");
            if (access.has("purpose")) {
                html.note("Taken out or read by " + access.path("actor").asText() + ": "
                        + access.path("purpose").asText());
            }
        }
    }

    private static void accounts(Html html, List<JsonNode> accounts) {
        html.section("Appendix B. Accounts");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode account : accounts.subList(0, Math.min(MOST_ACCOUNTS, accounts.size()))) {
            rows.add(List.of(
                    "<span class=\"mono\">" + escape(account.path("account").asText()) + "</span>",
                    Figures.minute(account.path("linked_at")),
                    account.has("exchanges") ? Figures.count(account.path("exchanges")) : "",
                    account.has("score") ? Figures.percent(account.path("score").asDouble()) : "",
                    account.path("member").asBoolean() ? "" : "left the group"));
        }
        html.table("accounts", List.of("account", "linked", "requests", "belief", ""), rows);
        if (accounts.size() > MOST_ACCOUNTS) {
            html.note(MOST_ACCOUNTS + " of " + Figures.count(accounts.size())
                    + " accounts are shown; all are in the bundle.");
        }
    }
}
