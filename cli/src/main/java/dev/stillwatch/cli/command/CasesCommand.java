package dev.stillwatch.cli.command;

import dev.stillwatch.cli.cases.CaseText;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.AddNoteRequest;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.AssignCampaignRequest;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.DecideRereviewRequest;
import dev.stillwatch.enforcement.v1.GetCampaignRequest;
import dev.stillwatch.enforcement.v1.ListCampaignsRequest;
import dev.stillwatch.enforcement.v1.ListCampaignsResponse;
import dev.stillwatch.enforcement.v1.ListReviewsRequest;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.UpdateCampaignRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The analyst's desk: the review queue, and one case at a time. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        description =
                "Work the cases of a running platform: see what waits, read a case, decide on all its accounts in one step.")
public final class CasesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What? queue, list, show, assign, note, confirm, dismiss, close or rereview");
    }

    @Command(
            name = "queue",
            mixinStandardHelpOptions = true,
            description = "What waits for a person, by training value leaked times confidence.")
    int queue(
            @Mixin Target target,
            @Option(names = "--assignee", paramLabel = "NAME", defaultValue = "", description = "Only this person's.")
                    String assignee,
            @Option(names = "--unassigned", description = "Only what is in nobody's hands.") boolean unassigned,
            @Option(names = "--min-rank", paramLabel = "N", defaultValue = "0") double minRank,
            @Option(names = "--most", paramLabel = "N", defaultValue = "20", description = "How many at most.")
                    int most) {
        try (PlatformClient platform = target.connect("case work")) {
            var page = platform.cases()
                    .listReviews(ListReviewsRequest.newBuilder()
                            .setPageSize(most)
                            .setAssignee(assignee)
                            .setUnassigned(unassigned)
                            .setMinRank(minRank)
                            .build());
            say(CaseText.queue(page.getReviewsList()));
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All cases.")
    int list(
            @Mixin Target target,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "",
                            description = "Only those in this state.")
                    String state) {
        String wanted = state.isEmpty() ? "" : "STATE_" + state.toUpperCase(Locale.ROOT);
        List<Campaign> all = new ArrayList<>();
        try (PlatformClient platform = target.connect("case work")) {
            String token = "";
            do {
                ListCampaignsResponse page = platform.enforcement()
                        .listCampaigns(ListCampaignsRequest.newBuilder()
                                .setPageToken(token)
                                .build());
                page.getCampaignsList().stream()
                        .filter(c -> wanted.isEmpty() || c.getState().name().equals(wanted))
                        .forEach(all::add);
                token = page.getNextPageToken();
            } while (!token.isEmpty());
        }
        say(CaseText.list(all));
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One case: figures, reasons, history, notes.")
    int show(@Parameters(paramLabel = "CASE") String id, @Mixin Target target) {
        try (PlatformClient platform = target.connect("case work")) {
            say(CaseText.sheet(platform.enforcement()
                    .getCampaign(
                            GetCampaignRequest.newBuilder().setCampaignId(id).build())
                    .getCampaign()));
        }
        return 0;
    }

    @Command(
            name = "assign",
            mixinStandardHelpOptions = true,
            description = "Put a case into a person's hands; without a name, out of them.")
    int assign(
            @Parameters(paramLabel = "CASE") String id,
            @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "") String assignee,
            @Mixin Actor actor,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect("case work")) {
            Campaign campaign = platform.cases()
                    .assignCampaign(AssignCampaignRequest.newBuilder()
                            .setCampaignId(id)
                            .setAssignee(assignee)
                            .setActor(target.actor(actor))
                            .setRequestId(uuid())
                            .build())
                    .getCampaign();
            say(CaseText.list(List.of(campaign)));
        }
        return 0;
    }

    @Command(name = "note", mixinStandardHelpOptions = true, description = "Write a note to a case.")
    int note(
            @Parameters(paramLabel = "CASE") String id,
            @Parameters(paramLabel = "TEXT") String text,
            @Mixin Actor actor,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect("case work")) {
            Campaign campaign = platform.cases()
                    .addNote(AddNoteRequest.newBuilder()
                            .setCampaignId(id)
                            .setAuthor(target.actor(actor))
                            .setText(text)
                            .setRequestId(uuid())
                            .build())
                    .getCampaign();
            say(List.of(campaign.getCampaignId() + " has " + campaign.getNotesCount() + " notes"));
        }
        return 0;
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "It is extraction: policies act on all its accounts.")
    int confirm(@Parameters(paramLabel = "CASE") String id, @Mixin Decision decision, @Mixin Target target) {
        return move(id, Campaign.State.STATE_CONFIRMED, decision, target);
    }

    @Command(
            name = "dismiss",
            mixinStandardHelpOptions = true,
            description =
                    "It is not extraction: everything that was done for it is reversed, for all its accounts in one step.")
    int dismiss(@Parameters(paramLabel = "CASE") String id, @Mixin Decision decision, @Mixin Target target) {
        return move(id, Campaign.State.STATE_DISMISSED, decision, target);
    }

    @Command(name = "close", mixinStandardHelpOptions = true, description = "It is done with; what was done stands.")
    int close(@Parameters(paramLabel = "CASE") String id, @Mixin Decision decision, @Mixin Target target) {
        return move(id, Campaign.State.STATE_CLOSED, decision, target);
    }

    private int move(String id, Campaign.State to, Decision decision, Target target) {
        try (PlatformClient platform = target.connect("case work")) {
            Campaign campaign = platform.enforcement()
                    .updateCampaign(UpdateCampaignRequest.newBuilder()
                            .setCampaignId(id)
                            .setState(to)
                            .setActor(target.actor(decision.who()))
                            .setNote(decision.reason())
                            .setEtag(decision.etag())
                            .setRequestId(uuid())
                            .build())
                    .getCampaign();
            say(CaseText.list(List.of(campaign)));
        }
        return 0;
    }

    /** Which way a re-review goes. */
    static final class Outcome {
        @Option(names = "--uphold", description = "The actions stand.")
        boolean uphold;

        @Option(names = "--reverse", description = "All of them are reversed, in one step.")
        boolean reverse;
    }

    @Command(
            name = "rereview",
            mixinStandardHelpOptions = true,
            description = "Decide on decisions that are like one that an appeal reversed.")
    int rereview(
            @Parameters(paramLabel = "REREVIEW") String id,
            @ArgGroup(multiplicity = "1") Outcome outcome,
            @Mixin Act act,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect("case work")) {
            Rereview decided = platform.cases()
                    .decideRereview(DecideRereviewRequest.newBuilder()
                            .setRereviewId(id)
                            .setOutcome(
                                    outcome.reverse
                                            ? AppealState.APPEAL_STATE_REVERSED
                                            : AppealState.APPEAL_STATE_UPHELD)
                            .setReviewer(target.actor(act.who()))
                            .setReason(act.reason())
                            .setRequestId(uuid())
                            .build())
                    .getRereview();
            say(List.of(id + ": " + (outcome.reverse ? "reversed" : "upheld") + " for " + decided.getAccountsCount()
                    + " accounts"));
        }
        return 0;
    }

    private void say(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
