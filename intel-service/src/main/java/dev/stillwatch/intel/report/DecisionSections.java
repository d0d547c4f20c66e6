package dev.stillwatch.intel.report;

import static dev.stillwatch.intel.report.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was decided and done, by whom, and under which rules. */
final class DecisionSections {

    private DecisionSections() {}

    static void write(Html html, Pieces pieces) {
        decided(html, pieces);
        done(html, pieces);
        rules(html, pieces);
    }

    private static void decided(Html html, Pieces pieces) {
        html.section("4. Who decided what");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode move : pieces.one("reviews")) {
            rows.add(List.of(
                    Figures.minute(move.path("at")),
                    escape(Words.state(move.path("to").asText())),
                    escape(by(move.path("by").asText()))));
        }
        html.table("reviews", List.of("when", "the case became", "decided by"), rows);
        boolean person = rows.stream().anyMatch(r -> r.get(2).equals("a person"));
        html.note(
                person
                        ? "A person's name and reasons stand in the full version."
                        : "Nobody has reviewed this case yet. What stands above was decided by rules.");
    }

    private static String by(String actor) {
        return switch (actor) {
            case "stillwatch" -> "the platform, on the test";
            case "a person" -> actor;
            default -> actor.startsWith("policy:") ? "rule " + actor.substring("policy:".length()) : actor;
        };
    }

    private static void done(Html html, Pieces pieces) {
        html.section("5. What was done about the accounts");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode action : pieces.one("actions")) {
            rows.add(List.of(
                    "<b>" + escape(Words.plain(action.path("kind").asText())) + "</b><br/>"
                            + escape(Words.action(action.path("kind").asText())),
                    Figures.count(action.path("actions")),
                    action.path("mode").asText().equals("enforce") ? "in effect" : "on trial: recorded, not done",
                    escape(Words.plain(action.path("state").asText())),
                    escape(action.path("policy").asText()) + ", "
                            + escape(action.path("policy_version").asText())));
        }
        if (rows.isEmpty()) {
            html.paragraph("Nothing was done about them.");
            return;
        }
        html.table("actions", List.of("action", "times", "effect", "now", "under the rule"), rows);
        JsonNode campaign = pieces.one("case");
        html.note("First action: " + Figures.minute(campaign.path("contained_at"))
                + ". The same account can be acted on more than once; a stronger action hides a weaker.");
    }

    private static void rules(Html html, Pieces pieces) {
        html.section("6. The rules that were in force");
        Set<String> used = new TreeSet<>();
        pieces.one("actions")
                .forEach(a -> used.add(a.path("policy_version").asText() + " "
                        + a.path("policy").asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode set : pieces.one("policies")) {
            for (JsonNode policy : set.path("policies")) {
                if (used.contains(set.path("version").asText() + " "
                        + policy.path("policy_id").asText())) {
                    rows.add(List.of(
                            "<b>" + escape(policy.path("policy_id").asText()) + "</b><br/>"
                                    + escape(set.path("version").asText()),
                            escape(policy.path("description").asText()),
                            "<code>" + escape(policy.path("condition").asText()) + "</code>"));
                }
            }
        }
        if (rows.isEmpty()) {
            html.paragraph("No rule acted on these accounts, or its text is not in the record.");
            return;
        }
        html.table("rules", List.of("rule", "what it is for", "holds when"), rows)
                .note(
                        "Only rules that led to an action here are shown; the whole sets are in the bundle. A set of rules is never changed: another is put in its place, and both are in the ledger.");
    }
}
