package dev.stillwatch.intel.report;

import static dev.stillwatch.intel.report.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What was seen, why the accounts are taken for one operator's, and what the test says. */
final class FindingSections {

    private static final int MOST_STEPS = 10;

    private FindingSections() {}

    static void write(Html html, Pieces pieces) {
        seen(html, pieces);
        linked(html, pieces);
        tested(html, pieces);
    }

    private static void seen(Html html, Pieces pieces) {
        html.section("1. What was seen")
                .paragraph(
                        "The platform keeps no text of any request or answer outside the component that received it. What follows are measurements of how the accounts"
                                + " behaved. Each speaks for or against extraction; the last column says how many times likelier it makes the one or the other.");
        List<List<String>> rows = new ArrayList<>();
        JsonNode reasons = pieces.one("reasons").isEmpty() ? pieces.one("test").path("reasons") : pieces.one("reasons");
        for (JsonNode reason : reasons) {
            double weight = reason.path("weight").asDouble();
            rows.add(List.of(
                    "<b>" + escape(Words.plain(reason.path("signal").asText())) + "</b>",
                    escape(reason.path("detail").asText()),
                    "<span class=\"" + (weight >= 0 ? "for" : "against") + "\">" + Figures.factor(weight) + "</span>"));
        }
        html.table("reasons", List.of("measurement", "found", "speaks"), rows)
                .note(
                        "Measured by model version "
                                + pieces.one("test").path("model_version").asText("unknown")
                                + ". Measurements overlap; the model's weights allow for that, so the factors may be multiplied.");
    }

    private static void linked(Html html, Pieces pieces) {
        JsonNode links = pieces.one("links");
        html.section("2. Why the accounts are taken for one operator's")
                .paragraph(
                        "People who have nothing to do with one another seldom share rare things. The accounts were put together because they share the following; the rarer"
                                + " a thing is among all customers, the more it counts. What people commonly share, such as a large office's network, is left out.");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode link : links.path("links")) {
            rows.add(List.of(
                    "<b>" + escape(Words.link(link.path("kind").asText())) + "</b>",
                    Figures.count(link.path("values")),
                    Figures.count(link.path("accounts")),
                    Figures.factor(link.path("weight").asDouble())));
        }
        html.table(
                "links",
                List.of("what is shared", "different ones", "accounts that share one", "speaks, for each account"),
                rows);
        if (!links.path("operators").isEmpty()) {
            html.note("Several groups share one operator's infrastructure: "
                    + String.join(", ", texts(links.path("operators"))) + ".");
        }
        growth(html, pieces.one("growth"));
    }

    private static void growth(Html html, JsonNode growth) {
        if (growth.isEmpty()) {
            return;
        }
        html.raw("<h3>How the group grew</h3>\n");
        int most = 1;
        for (JsonNode step : growth) {
            most = Math.max(most, step.path("members").asInt());
        }
        List<List<String>> rows = new ArrayList<>();
        int last = growth.size() - 1;
        int steps = Math.min(MOST_STEPS, growth.size());
        for (int i = 0; i < steps; i++) {
            JsonNode step = growth.get(steps == 1 ? last : (int) ((long) i * last / (steps - 1)));
            int members = step.path("members").asInt();
            rows.add(List.of(
                    Figures.minute(step.path("at")),
                    Figures.count(members),
                    "<div class=\"bar\"><div style=\"width:" + (100L * members / most) + "%\">&#160;</div></div>"));
        }
        html.table("growth", List.of("when", "accounts", ""), rows);
        if (growth.size() > steps) {
            html.note(steps + " of " + Figures.count(growth.size()) + " changes are shown; all are in the bundle.");
        }
    }

    private static void tested(Html html, Pieces pieces) {
        JsonNode test = pieces.one("test");
        html.section("3. The test, and how often it errs");
        if (test.isMissingNode()) {
            html.paragraph("No assessment of the group stands in the record.");
            return;
        }
        double logE = test.path("log_e_value").asDouble();
        html.paragraph(
                        "The question asked of the group is: do these accounts behave like accounts that nothing links? What was used to link them was not used again to test them.")
                .raw("<div class=\"box\"><b>E-value: " + Figures.exponential(logE) + ".</b> " + meaning(logE)
                        + "</div>\n")
                .raw("<div class=\"box\"><b>False-discovery rate: "
                        + Figures.percent(test.path("false_discovery_rate").asDouble())
                        + ".</b> Of all groups that the test ever calls discoveries, no more than this share is expected, on average, to be false. This group"
                        + (test.path("significant").asBoolean() ? " is" : " is not")
                        + " one of its discoveries.</div>\n")
                .facts(List.of(
                        List.of(
                                "Compared with",
                                Figures.count(test.path("reference_accounts")) + " accounts that nothing links"),
                        List.of("Tested as of", Figures.minute(test.path("as_of"))),
                        List.of("First flagged", Figures.minute(test.path("flagged_at"))),
                        List.of(
                                "Version of the test",
                                "<code>" + escape(test.path("test_version").asText()) + "</code>"),
                        List.of(
                                "Version of the model",
                                "<code>" + escape(test.path("model_version").asText()) + "</code>"),
                        List.of(
                                "Belief that it is extraction",
                                Figures.percent(test.path("score").asDouble())
                                        + ", by the model; a belief is no proof, and it is not the test")))
                .note(
                        "The guarantee of the test rests on one assumption: that the accounts nobody linked behave as this group would if it were innocent. A lawful"
                                + " group with an unusual job in common can differ from them too. The test says that the group is different; what it is doing, the measurements in section 1"
                                + " and a person's judgement say.");
    }

    private static String meaning(double logE) {
        return logE > 0
                ? "If these accounts behaved like accounts that nothing links, the chance that this number would ever come to "
                        + Figures.exponential(logE) + " or more, however often one looks, would be at most 1 in "
                        + Figures.exponential(logE) + "."
                : "A value of 1 or less is no evidence that they behave differently.";
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
