package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.sharing.SharingText;
import dev.stillwatch.intel.v1.DecideReleaseRequest;
import dev.stillwatch.intel.v1.ExportCampaignRequest;
import dev.stillwatch.intel.v1.ExportCampaignRequest.Format;
import dev.stillwatch.intel.v1.FindCluesRequest;
import dev.stillwatch.intel.v1.GetDeliveriesRequest;
import dev.stillwatch.intel.v1.GetEventStreamsRequest;
import dev.stillwatch.intel.v1.GetPartnersRequest;
import dev.stillwatch.intel.v1.ListReleasesRequest;
import dev.stillwatch.intel.v1.ListReleasesResponse;
import dev.stillwatch.intel.v1.PreviewReleaseRequest;
import dev.stillwatch.intel.v1.ProposeAccountEventsRequest;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.ReleaseDecision.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What leaves: see what waits, look at the very bytes, agree or withhold, and see who was given what. */
@Command(
        name = "share",
        mixinStandardHelpOptions = true,
        description = "Decide on what leaves to partners, and see what left. docs/sharing.md")
public final class ShareCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What? list, preview, approve, withhold, deliveries, export, partners, accounts, streams or clues");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "What waits, left, or was withheld.")
    int list(@Mixin Target target) {
        List<Release> all = new ArrayList<>();
        try (PlatformClient platform = target.connect("")) {
            String token = "";
            do {
                ListReleasesResponse page = platform.sharing()
                        .listReleases(ListReleasesRequest.newBuilder()
                                .setPageSize(500)
                                .setPageToken(token)
                                .build());
                all.addAll(page.getReleasesList());
                token = page.getNextPageToken();
            } while (!token.isEmpty());
        }
        say(SharingText.releases(all));
        return 0;
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description =
                    "Exactly what each partner would be given, what is held back and why, and the digest to agree to.")
    int preview(@Parameters(paramLabel = "RELEASE") String id, @Mixin Target target) {
        try (PlatformClient platform = target.connect("")) {
            say(SharingText.preview(platform.sharing()
                    .previewRelease(
                            PreviewReleaseRequest.newBuilder().setReleaseId(id).build())));
        }
        return 0;
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Agree that a release leaves, as it was previewed. Two different persons have to.")
    int approve(
            @Parameters(paramLabel = "RELEASE") String id,
            @Option(
                            names = "--digest",
                            paramLabel = "SHA256",
                            required = true,
                            description = "From the preview: what you saw is what leaves.")
                    String digest,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "") String note,
            @Mixin Actor actor,
            @Mixin Target target) {
        return decide(id, digest, Verdict.VERDICT_APPROVE, note, actor, target);
    }

    @Command(name = "withhold", mixinStandardHelpOptions = true, description = "Keep a release in.")
    int withhold(
            @Parameters(paramLabel = "RELEASE") String id,
            @Option(names = "--digest", paramLabel = "SHA256", required = true) String digest,
            @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Why.") String note,
            @Mixin Actor actor,
            @Mixin Target target) {
        return decide(id, digest, Verdict.VERDICT_WITHHOLD, note, actor, target);
    }

    private int decide(String id, String digest, Verdict verdict, String note, Actor actor, Target target) {
        try (PlatformClient platform = target.connect("")) {
            Release release = platform.sharing()
                    .decideRelease(DecideReleaseRequest.newBuilder()
                            .setReleaseId(id)
                            .setDigest(digest)
                            .setVerdict(verdict)
                            .setActor(target.actor(actor))
                            .setNote(note)
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getRelease();
            say(SharingText.releases(List.of(release)));
        }
        return 0;
    }

    @Command(
            name = "deliveries",
            mixinStandardHelpOptions = true,
            description =
                    "Which partners were given what tells of a campaign, and who has not fetched corrections yet.")
    int deliveries(@Parameters(paramLabel = "CAMPAIGN") String id, @Mixin Target target) {
        try (PlatformClient platform = target.connect("")) {
            say(SharingText.deliveries(platform.sharing()
                    .getDeliveries(
                            GetDeliveriesRequest.newBuilder().setCampaignId(id).build())));
        }
        return 0;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "What left of a campaign, for partners without TAXII: a STIX bundle, or a MISP event.")
    int export(
            @Parameters(paramLabel = "CAMPAIGN") String id,
            @Option(names = "--misp", description = "A MISP event.") boolean misp,
            @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output without it.")
                    @Nullable
                    Path file,
            @Mixin Target target)
            throws IOException {
        String json;
        try (PlatformClient platform = target.connect("")) {
            json = platform.sharing()
                    .exportCampaign(ExportCampaignRequest.newBuilder()
                            .setCampaignId(id)
                            .setFormat(misp ? Format.FORMAT_MISP_EVENT : Format.FORMAT_STIX_BUNDLE)
                            .build())
                    .getJson();
        }
        if (file == null) {
            say(List.of(json));
        } else {
            Files.writeString(file, json);
        }
        return 0;
    }

    @Command(
            name = "partners",
            mixinStandardHelpOptions = true,
            description = "Partners: what they may see, and how far their word is trusted.")
    int partners(@Mixin Target target) {
        try (PlatformClient platform = target.connect("")) {
            say(SharingText.partners(platform.sharing().getPartners(GetPartnersRequest.getDefaultInstance())));
        }
        return 0;
    }

    @Command(
            name = "accounts",
            mixinStandardHelpOptions = true,
            description = {
                "Propose to tell partners which accounts of a confirmed campaign are restricted.",
                "Two persons have to agree, as to everything that leaves. docs/shared-signals.md"
            })
    int accounts(@Parameters(paramLabel = "CAMPAIGN") String id, @Mixin Actor actor, @Mixin Target target) {
        try (PlatformClient platform = target.connect("")) {
            var proposed = platform.sharing()
                    .proposeAccountEvents(ProposeAccountEventsRequest.newBuilder()
                            .setCampaignId(id)
                            .setActor(target.actor(actor))
                            .build());
            say(List.of(proposed.getAccounts() + " accounts wait for two persons:"));
            say(proposed.getReleaseIdsList());
        }
        return 0;
    }

    @Command(
            name = "streams",
            mixinStandardHelpOptions = true,
            description = "Partners' streams of security events, and how far they took what was said.")
    int streams(@Mixin Target target) {
        try (PlatformClient platform = target.connect("")) {
            say(SharingText.streams(platform.sharing().getEventStreams(GetEventStreamsRequest.getDefaultInstance())));
        }
        return 0;
    }

    @Command(
            name = "clues",
            mixinStandardHelpOptions = true,
            description = "What partners say of accounts. It is a reason to look, never grounds for an action.")
    int clues(
            @Parameters(paramLabel = "ACCOUNT", arity = "1..1000") List<String> accounts,
            @Option(
                            names = "--purpose",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "What for; wanted where access is controlled.")
                    String purpose,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect(purpose)) {
            say(SharingText.clues(platform.intel()
                    .findClues(FindCluesRequest.newBuilder()
                            .addAllAccountIds(accounts)
                            .build())));
        }
        return 0;
    }

    private void say(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
