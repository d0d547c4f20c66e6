package dev.stillwatch.intel.report;

import static dev.stillwatch.intel.report.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.evidence.ReportWriter.About;
import dev.stillwatch.intel.evidence.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The report as one page of HTML, with its style in it and without scripts, images or anything from elsewhere. */
final class HtmlReport {

    private final Pieces pieces;
    private final About about;
    private final JsonNode campaign;
    private final Html html = new Html();

    private HtmlReport(Pieces pieces, About about) {
        this.pieces = pieces;
        this.about = about;
        this.campaign = pieces.one("case");
    }

    /** The page. */
    static String of(Pieces pieces, About about) {
        var report = new HtmlReport(pieces, about);
        report.start();
        report.summary();
        FindingSections.write(report.html, pieces);
        DecisionSections.write(report.html, pieces);
        ProofSections.write(report.html, pieces, about);
        AppendixSections.write(report.html, pieces);
        report.end();
        return report.html.toString();
    }

    private void start() {
        String id = campaign.path("campaign").asText();
        html.raw(
                        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head><meta charset=\"utf-8\"/>\n"
                                + "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>Evidence of campaign "
                                + escape(id) + "</title>\n<style>\n" + css() + "</style></head>\n<body>\n")
                .raw(
                        "<p class=\"kicker\">Evidence report &#183; suspected extraction of an AI model</p>\n<h1>Evidence of a campaign</h1>\n<p class=\"id\">")
                .raw(escape(id))
                .raw("</p>\n<p class=\"note\">Issued by ")
                .raw(escape(pieces.one("bundle").path("issuer").asText()))
                .raw(", as of ")
                .raw(Figures.minute(pieces.one("bundle").path("as_of")))
                .raw(" &#183; state: ")
                .raw(escape(Words.state(campaign.path("state").asText())))
                .raw("</p>\n")
                .raw(
                        about.variant() == Variant.FULL
                                ? "<div class=\"stamp full\"><b>Full version.</b> It names accounts and the people who decided. Treat it as"
                                        + " personal data: give it only to those who must have it. A redacted version with the same root can be made"
                                        + " of it.</div>\n"
                                : "<div class=\"stamp\"><b>Redacted version.</b> It names no account and no person. What was left out is"
                                        + " there as a sealed fingerprint, so whoever holds the full version can show later that it was not changed.</div>\n");
    }

    private void summary() {
        JsonNode first = campaign.path("first_exchange_at");
        JsonNode last = campaign.path("last_exchange_at");
        html.raw("<p class=\"lead\">").raw(escape(inShort(first, last))).raw("</p>\n");
        html.raw("<table class=\"figures\"><tbody><tr>")
                .raw(figure(Figures.count(campaign.path("accounts")), "accounts"))
                .raw(figure(Figures.count(campaign.path("exchanges")), "requests and their answers"))
                .raw(figure(Figures.count(Figures.days(first, last)), "days from first to last"))
                .raw(figure(
                        Figures.count(campaign.path("exchanges_served_before_containment")),
                        "answers served before action"))
                .raw("</tr></tbody></table>\n");
    }

    private String inShort(JsonNode first, JsonNode last) {
        String group = "Between " + Figures.day(first) + " and " + Figures.day(last) + ", "
                + Figures.count(campaign.path("accounts")) + " accounts that the evidence ties to one operator sent "
                + Figures.count(campaign.path("exchanges")) + " requests. ";
        if (campaign.path("state").asText().equals("dismissed")) {
            return group
                    + "The platform suspected that they collected the model's answers to train another model. A person reviewed the case and"
                    + " decided that this is not so.";
        }
        String test = pieces.one("test").path("significant").asBoolean()
                ? "A statistical test, whose error is stated below, calls the group a discovery. "
                : "A statistical test, whose error is stated below, does not call the group a discovery by itself. ";
        String person = campaign.path("confirmed_by_a_person").asBoolean()
                ? "A person reviewed the case and confirmed it."
                : "No person has confirmed the case so far; it stands as a suspicion.";
        return group
                + "What they asked, and how, is what someone asks who collects a model's answers to train another model on them. "
                + test + person;
    }

    private static String figure(String value, String of) {
        return "<td><div class=\"value\">" + value + "</div><div class=\"of\">" + of + "</div></td>";
    }

    private void end() {
        html.raw(
                "<footer>This report shows what stands in the bundle's leaves.jsonl and nothing else. It is covered by the bundle's signature; once it is taken"
                        + " out of the bundle, only the bundle proves it.</footer>\n</body>\n</html>\n");
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The artifact lacks report.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read report.css", e);
        }
    }
}
