package dev.stillwatch.cli.command;

import dev.stillwatch.cli.cases.CaseText;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.DecideAppealRequest;
import dev.stillwatch.enforcement.v1.GetAppealRequest;
import dev.stillwatch.enforcement.v1.GetStatementOfReasonsRequest;
import dev.stillwatch.enforcement.v1.ListAppealsRequest;
import dev.stillwatch.enforcement.v1.ListAppealsResponse;
import dev.stillwatch.enforcement.v1.OpenAppealRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Appeals: taken in for an account, read, and decided. */
@Command(
        name = "appeals",
        mixinStandardHelpOptions = true,
        description = "Take in, read and decide the appeals of a running platform.")
public final class AppealsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? list, show, statement, open, uphold or reverse");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Appeals by when they are due; the open ones unless told otherwise.")
    int list(
            @Mixin Target target,
            @Option(names = "--all", description = "Decided ones too.") boolean all,
            @Option(names = "--overdue", description = "Only those that should have been decided by now.")
                    boolean overdue) {
        List<Appeal> appeals = new ArrayList<>();
        try (PlatformClient platform = target.connect("appeals")) {
            String token = "";
            do {
                ListAppealsResponse page = platform.appeals()
                        .listAppeals(ListAppealsRequest.newBuilder()
                                .setPageToken(token)
                                .setOverdue(overdue)
                                .setState(all ? AppealState.APPEAL_STATE_UNSPECIFIED : AppealState.APPEAL_STATE_OPEN)
                                .build());
                appeals.addAll(page.getAppealsList());
                token = page.getNextPageToken();
            } while (!token.isEmpty());
        }
        say(CaseText.appeals(appeals));
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One appeal.")
    int show(@Parameters(paramLabel = "APPEAL") String id, @Mixin Target target) {
        try (PlatformClient platform = target.connect("appeals")) {
            say(CaseText.sheet(platform.appeals()
                    .getAppeal(GetAppealRequest.newBuilder().setAppealId(id).build())
                    .getAppeal()));
        }
        return 0;
    }

    @Command(
            name = "statement",
            mixinStandardHelpOptions = true,
            description = "The statement of reasons for an account, to be sent to its holder as it is.")
    int statement(@Parameters(paramLabel = "ACCOUNT") String account, @Mixin Target target) {
        try (PlatformClient platform = target.connect("appeals")) {
            say(CaseText.letter(platform.appeals()
                    .getStatementOfReasons(GetStatementOfReasonsRequest.newBuilder()
                            .setAccountId(account)
                            .build())
                    .getStatement()));
        }
        return 0;
    }

    @Command(name = "open", mixinStandardHelpOptions = true, description = "Take in an appeal of an account.")
    int open(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--says",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "What the holder has to say.")
                    String statement,
            @Option(
                            names = "--decision",
                            paramLabel = "ID",
                            defaultValue = "",
                            description = "The decision id that the holder quotes.")
                    String decision,
            @Mixin Actor actor,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect("appeals")) {
            say(CaseText.sheet(platform.appeals()
                    .openAppeal(OpenAppealRequest.newBuilder()
                            .setAccountId(account)
                            .setStatement(statement)
                            .setDecisionId(decision)
                            .setActor(target.actor(actor))
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getAppeal()));
        }
        return 0;
    }

    @Command(name = "uphold", mixinStandardHelpOptions = true, description = "The actions stand.")
    int uphold(@Parameters(paramLabel = "APPEAL") String id, @Mixin Decision decision, @Mixin Target target) {
        return decide(id, AppealState.APPEAL_STATE_UPHELD, decision, target);
    }

    @Command(
            name = "reverse",
            mixinStandardHelpOptions = true,
            description =
                    "The actions on the account are taken back, and decisions of the same case on the same grounds are queued for re-review.")
    int reverse(@Parameters(paramLabel = "APPEAL") String id, @Mixin Decision decision, @Mixin Target target) {
        return decide(id, AppealState.APPEAL_STATE_REVERSED, decision, target);
    }

    private int decide(String id, AppealState outcome, Decision decision, Target target) {
        try (PlatformClient platform = target.connect("appeals")) {
            say(CaseText.sheet(platform.appeals()
                    .decideAppeal(DecideAppealRequest.newBuilder()
                            .setAppealId(id)
                            .setOutcome(outcome)
                            .setReviewer(target.actor(decision.who()))
                            .setReason(decision.reason())
                            .setEtag(decision.etag())
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getAppeal()));
        }
        return 0;
    }

    private void say(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
