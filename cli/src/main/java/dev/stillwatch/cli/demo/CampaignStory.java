package dev.stillwatch.cli.demo;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One campaign, told to a person: who, why linked, why judged, what was done and when, how much leaked, and how that compares with the truth.
 *
 * @param campaign the case
 * @param cohort its cohort as it stands
 * @param actions what was done about its accounts
 */
record CampaignStory(Campaign campaign, Cohort cohort, List<Action> actions) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int REASONS = 5;

    void tell(PrintWriter out, Truth truth) {
        out.printf(
                Locale.ROOT,
                "%nCampaign %s: %d accounts, %s%n",
                campaign.getCampaignId(),
                cohort.getMembersCount(),
                campaign.getState().name().substring("STATE_".length()).toLowerCase(Locale.ROOT));
        out.println("  Who    "
                + cohort.getLinksList().stream().map(CampaignStory::link).collect(Collectors.joining("; ")));
        out.printf(
                Locale.ROOT,
                "  What   score %.3f; by chance once in %s cohorts of people (e-value)%n",
                campaign.getScore(),
                power(campaign.getLogEValue()));
        campaign.getReasonsList().stream().limit(REASONS).forEach(r -> out.println("         " + reason(r)));
        out.println("  When   " + when());
        out.printf(
                Locale.ROOT,
                "  Leak   %,d of its %,d exchanges were served before containment%n",
                campaign.getExchangesLeaked(),
                campaign.getExchanges());
        out.println("  Done   " + done());
        out.println("  Truth  " + compared(truth));
    }

    private static String link(Link link) {
        return link.getAccounts() + " share " + link.getValues() + " "
                + counted(words(link.getKind()), link.getValues());
    }

    private static String counted(String word, int number) {
        if (number == 1) {
            return word;
        }
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    private static String words(LinkKind kind) {
        return kind.name()
                .substring("LINK_KIND_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    private static String reason(Reason reason) {
        return String.format(
                Locale.ROOT,
                "%+5.1f  %s: %s",
                reason.getWeight(),
                reason.getSignal().replace('_', ' '),
                reason.getDetail());
    }

    /** e to the power of a number, in words that stay readable however large. */
    private static String power(double logarithm) {
        double tens = logarithm / Math.log(10);
        return tens < 6
                ? String.format(Locale.ROOT, "%,.0f", Math.exp(logarithm))
                : String.format(Locale.ROOT, "10^%.0f", tens);
    }

    private String when() {
        Instant first = time(campaign.getFirstExchangeAt());
        String linked = TIME.format(time(cohort.getFirstLinkedAt()));
        String flagged = after(first, campaign.getOpenedAt());
        String contained = campaign.hasContainedAt() ? after(first, campaign.getContainedAt()) : "not";
        return "first exchange " + TIME.format(first) + "; first linked " + linked + "; flagged " + flagged
                + "; contained " + contained;
    }

    private static String after(Instant first, com.google.protobuf.Timestamp then) {
        Duration since = Duration.between(first, time(then));
        return String.format(Locale.ROOT, "%.1f h after it", since.toMinutes() / 60.0);
    }

    private String done() {
        Map<ActionKind, Long> kinds = actions.stream()
                .filter(a -> a.getMode() == dev.stillwatch.enforcement.v1.Mode.MODE_ENFORCE)
                .collect(Collectors.groupingBy(Action::getKind, Collectors.counting()));
        if (kinds.isEmpty()) {
            return "nothing";
        }
        Action last = actions.stream()
                .max(Comparator.comparingLong(a -> EventTime.millis(a.getExpiresAt())))
                .orElseThrow();
        return kinds.entrySet().stream()
                        .sorted(Map.Entry.<ActionKind, Long>comparingByKey().reversed())
                        .map(e -> e.getValue() + " x "
                                + e.getKey()
                                        .name()
                                        .substring("ACTION_KIND_".length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '))
                        .collect(Collectors.joining(", "))
                + " under " + last.getPolicyVersion() + ", until " + TIME.format(time(last.getExpiresAt()))
                + " unless renewed";
    }

    private String compared(Truth truth) {
        Map<String, Integer> found = new HashMap<>();
        int benign = 0;
        for (String member : cohort.getMembersList()) {
            var row = truth.rows().get(member);
            if (row != null && row.isAttacker()) {
                found.merge(row.campaignId(), 1, Integer::sum);
            } else {
                benign++;
            }
        }
        Map.Entry<String, Integer> main =
                found.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
        if (main == null) {
            return "no campaign: " + benign + " lawful accounts";
        }
        long of = truth.rows().values().stream()
                .filter(r -> r.campaignId().equals(main.getKey()))
                .count();
        return main.getValue() + " of the " + of + " accounts of campaign " + main.getKey() + ", "
                + (found.values().stream().mapToInt(Integer::intValue).sum() - main.getValue()) + " of others, "
                + benign + " lawful accounts drawn in";
    }

    private static Instant time(com.google.protobuf.Timestamp time) {
        return Instant.ofEpochMilli(EventTime.millis(time));
    }
}
