package dev.stillwatch.cli.sharing;

import dev.stillwatch.intel.v1.EventStream;
import dev.stillwatch.intel.v1.FindCluesResponse;
import dev.stillwatch.intel.v1.GetDeliveriesResponse;
import dev.stillwatch.intel.v1.GetEventStreamsResponse;
import dev.stillwatch.intel.v1.GetPartnersResponse;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Releases, deliveries, partners and streams, a line each or a few. */
public final class SharingText {

    private SharingText() {}

    /** Releases: state, what they are, who agreed. */
    public static List<String> releases(List<Release> releases) {
        if (releases.isEmpty()) {
            return List.of("Nothing waits or has left. A campaign has a release once a person confirmed it.");
        }
        return releases.stream()
                .map(r -> String.format(
                        Locale.ROOT,
                        "%-9s %-44s %s%s",
                        word(r.getState()),
                        r.getReleaseId(),
                        r.getItemsCount() == 1 ? "1 item" : r.getItemsCount() + " items",
                        r.getApprovalsCount() == 0
                                ? ""
                                : ", agreed: "
                                        + r.getApprovalsList().stream()
                                                .map(Release.Approval::getActor)
                                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /** What each partner would be given. */
    public static List<String> preview(PreviewReleaseResponse preview) {
        List<String> lines = new ArrayList<>(releases(List.of(preview.getRelease())));
        lines.add("digest    " + preview.getRelease().getDigest());
        for (PreviewReleaseResponse.Audience audience : preview.getAudiencesList()) {
            lines.add("");
            lines.add("To " + audience.getPartner()
                    + (audience.getCollectionId().isEmpty() ? "" : ", collection " + audience.getCollectionId()) + ":");
            audience.getHeldBackList().forEach(why -> lines.add("  held back: " + why));
            lines.add(
                    audience.getEnvelope().isEmpty()
                            ? "  nothing"
                            : audience.getEnvelope().toStringUtf8());
        }
        if (preview.getAudiencesCount() == 0) {
            lines.add("No partner is configured, so nobody would be given any of it.");
        }
        return lines;
    }

    /** Who was given what tells of a campaign. */
    public static List<String> deliveries(GetDeliveriesResponse deliveries) {
        if (deliveries.getRecipientsCount() == 0) {
            return List.of("No partner has fetched any of it.");
        }
        return deliveries.getRecipientsList().stream()
                .map(r -> String.format(
                        Locale.ROOT,
                        "%-20s %d objects, last at %s%s%s",
                        r.getPartner(),
                        r.getObjects(),
                        Instant.ofEpochSecond(r.getLastDeliveredAt().getSeconds()),
                        r.getOutdated() == 0 ? "" : "; " + r.getOutdated() + " of them in an older version",
                        r.getRetractionsOutstanding() == 0
                                ? ""
                                : "; has not fetched " + r.getRetractionsOutstanding() + " RETRACTIONS"))
                .toList();
    }

    /** Partners. */
    public static List<String> partners(GetPartnersResponse partners) {
        if (partners.getPartnersCount() == 0) {
            return List.of("No partner is configured. docs/taxii.md says how to let one in.");
        }
        return partners.getPartnersList().stream()
                .map(p -> String.format(
                        Locale.ROOT,
                        "%-20s %s, trust %.2f (borne out %.1f, refuted %.1f), %d active clues%s",
                        p.getName(),
                        p.getTlp().isEmpty() ? "reads nothing here" : "sees up to TLP:" + p.getTlp(),
                        p.getTrust(),
                        p.getBorneOut(),
                        p.getRefuted(),
                        p.getActiveIndicators(),
                        p.getHeld() ? ", ON HOLD" : ""))
                .toList();
    }

    /** Streams of security events. */
    public static List<String> streams(GetEventStreamsResponse streams) {
        if (streams.getStreamsCount() == 0) {
            return List.of("No partner has made a stream. docs/shared-signals.md");
        }
        return streams.getStreamsList().stream()
                .map(s -> String.format(
                        Locale.ROOT,
                        "%-20s %s, %s, %d waiting, %d delivered, %d refused (%s)",
                        s.getStream().getPartner(),
                        word(s.getStream().getStatus()),
                        s.getStream().getPushEndpoint().isEmpty()
                                ? "polls"
                                : "pushed to " + s.getStream().getPushEndpoint(),
                        s.getWaiting(),
                        s.getDelivered(),
                        s.getRefused(),
                        s.getStream().getStreamId()))
                .toList();
    }

    /** What partners say of accounts. */
    public static List<String> clues(FindCluesResponse found) {
        if (found.getAccountsCount() == 0) {
            return List.of("No partner says anything of them.");
        }
        return found.getAccountsList().stream()
                .flatMap(a -> a.getCluesList().stream()
                        .map(c -> String.format(
                                Locale.ROOT,
                                "%-24s %s, %s, confidence %d, received %s (%s)",
                                a.getAccountId(),
                                c.getPartner(),
                                c.getState().name().replace("STATE_", "").toLowerCase(Locale.ROOT),
                                c.getConfidence(),
                                Instant.ofEpochSecond(c.getReceivedAt().getSeconds()),
                                c.getIndicatorId())))
                .toList();
    }

    private static String word(Release.State state) {
        return state.name().replace("STATE_", "").toLowerCase(Locale.ROOT);
    }

    private static String word(EventStream.Status status) {
        return status.name().replace("STATUS_", "").toLowerCase(Locale.ROOT);
    }
}
