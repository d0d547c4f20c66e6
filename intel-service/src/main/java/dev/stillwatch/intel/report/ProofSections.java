package dev.stillwatch.intel.report;

import static dev.stillwatch.intel.report.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.evidence.ReportWriter.About;
import java.util.ArrayList;
import java.util.List;

/** How anybody can check the bundle, who had it before, what it can't show, and what the terms mean. */
final class ProofSections {

    private static final int MOST_EXPORTS = 20;

    private ProofSections() {}

    static void write(Html html, Pieces pieces, About about) {
        custody(html, pieces, about);
        limits(html);
        terms(html);
    }

    private static void custody(Html html, Pieces pieces, About about) {
        JsonNode ledger = pieces.one("ledger");
        html.section("7. Chain of custody")
                .paragraph(
                        "Every decision was entered, when it was made, into a ledger that can only be added to: each entry is bound to all entries before it, and the whole is"
                                + " signed again and again. Changing, removing or back-dating an entry later would not fit the signatures that others already hold.")
                .facts(List.of(
                        List.of(
                                "Entries of this case",
                                Figures.count(pieces.all("entry").size()) + " of "
                                        + Figures.count(ledger.path("entries"))
                                        + " in the ledger, each with its proof"),
                        List.of(
                                "Signed head of the ledger",
                                "<span class=\"mono\">"
                                        + escape(firstLines(
                                                ledger.path("checkpoint").asText())) + "</span>"),
                        List.of("Pieces of evidence", Figures.count(pieces.size()) + ", under one root"),
                        List.of("Root", "<span class=\"mono\">" + escape(about.root()) + "</span>"),
                        List.of("Signed with", "<span class=\"mono\">" + escape(about.key()) + "</span>")));
        List<List<String>> rows = new ArrayList<>();
        JsonNode custody = pieces.one("custody");
        for (JsonNode access : custody) {
            rows.add(List.of(
                    Figures.minute(access.path("at")),
                    access.path("what").asText().equals("export")
                            ? "evidence was taken out"
                            : "sealed evidence was read",
                    "entry " + Figures.count(access.path("entry"))));
        }
        html.raw("<h3>Who had this evidence</h3>\n");
        if (rows.size() > MOST_EXPORTS) {
            html.note("The last " + MOST_EXPORTS + " of " + Figures.count(rows.size()) + " are shown.");
        }
        html.table(
                        "custody",
                        List.of("when", "what", "in the ledger as"),
                        rows.subList(Math.max(0, rows.size() - MOST_EXPORTS), rows.size()))
                .note(
                        "Who, and for which purpose, stands in the full version. Taking this bundle out is itself the last of these.")
                .raw("<h3>How to check it</h3>\n")
                .paragraph(
                        "On any computer, without asking the platform: stillwatch verify BUNDLE, with two keys that the provider publishes. It recomputes every fingerprint and"
                                + " names what holds and what does not. The keys must come from the provider by another way than this file, or a forger could sign with his own.");
    }

    private static String firstLines(String note) {
        return note.lines().limit(3).reduce((a, b) -> a + " | " + b).orElse("");
    }

    private static void limits(Html html) {
        html.section("8. What this evidence can't show")
                .points(List.of(
                        "It shows what the platform recorded. What never passed through the platform is not in it.",
                        "It holds measurements, not the requests themselves; whether those were kept elsewhere, the provider can say.",
                        "It ties accounts to one operator. It names no person or company behind them: that takes other evidence.",
                        "It can't show that the answers were used to train a model. Provenance canaries, where they were given out, are evidence of that; they are a report of their own.",
                        "Its signatures show that nothing was changed since. They can't show that what was recorded at first was true, beyond the provider's word and practice.",
                        "Moments are those that the provider's systems reported, in UTC."));
    }

    private static void terms(Html html) {
        html.section("9. Terms")
                .raw("<table class=\"definitions\"><tbody>\n")
                .raw(
                        term(
                                "extraction",
                                "collecting a model's answers at scale to train another model on them; also called distillation"))
                .raw(term("account", "who is billed; the smallest thing that evidence is about"))
                .raw(term("campaign", "the case of one group of accounts: what is believed, done and decided about it"))
                .raw(
                        term(
                                "e-value",
                                "a number that seldom grows large when nothing is amiss: however often one looks, it reaches N with a chance of at most 1 in N"))
                .raw(
                        term(
                                "false-discovery rate",
                                "the share of false ones expected, on average, among all groups that the test calls discoveries"))
                .raw(term("odds", "how many times likelier one explanation is than the other"))
                .raw(
                        term(
                                "fingerprint",
                                "a short number computed from data (SHA-256); other data with the same fingerprint can't be found in practice"))
                .raw(term("root", "one fingerprint that stands for all pieces of evidence, in their order"))
                .raw(term("ledger", "the record of all decisions; entries are only ever added"))
                .raw("</tbody></table>\n");
    }

    private static String term(String term, String meaning) {
        return "<tr><th>" + term + "</th><td>" + escape(meaning) + "</td></tr>\n";
    }
}
