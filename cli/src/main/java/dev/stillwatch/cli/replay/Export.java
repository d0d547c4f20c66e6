package dev.stillwatch.cli.replay;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.GetPolicySetRequest;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.ActionFinding;
import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.Reason;
import dev.stillwatch.lab.findings.Summary;
import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.SubjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a platform's findings through its public API and puts them into the form of the findings folder. */
public final class Export {

    private static final int TOP_REASONS = 5;
    private static final double WHOLE_SECOND = 1e9;

    private final PlatformClient platform;

    /** An export from a platform. */
    public Export(PlatformClient platform) {
        this.platform = platform;
    }

    /** Everything found, as it stands. */
    public Findings read(Replay.Outcome outcome, String version) {
        Pages pages = new Pages(platform);
        List<Assessment> accounts = pages.assessments(SubjectKind.SUBJECT_KIND_ACCOUNT);
        Map<String, Assessment> cohortAssessments = new HashMap<>();
        pages.assessments(SubjectKind.SUBJECT_KIND_COHORT)
                .forEach(a -> cohortAssessments.put(a.getSubject().getCohort(), a));
        List<Action> actions = pages.actions();
        Map<String, List<Action>> enforced = new HashMap<>();
        actions.stream()
                .filter(a -> a.getMode() == Mode.MODE_ENFORCE)
                .forEach(a -> enforced.computeIfAbsent(a.getSubject().getAccount(), k -> new ArrayList<>())
                        .add(a));
        // Candidates are not called one hand: only those that were found to be remarkable together are findings.
        List<Cohort> linked = pages.cohorts().stream()
                .filter(c -> !c.getCandidate() || flagged(cohortAssessments.get(c.getCohortId())))
                .toList();
        var members = new HashMap<String, String>();
        linked.forEach(c -> c.getMembersList().forEach(m -> members.put(m, c.getCohortId())));

        List<AccountFinding> rows = accounts.stream()
                .map(a -> account(a, enforced.getOrDefault(a.getSubject().getAccount(), List.of()), members))
                .toList();
        List<CohortFinding> cohorts = linked.stream()
                .map(c -> cohort(c, cohortAssessments.get(c.getCohortId()), actions))
                .toList();
        return new Findings(
                rows,
                cohorts,
                actions.stream().map(Export::action).toList(),
                summary(rows, cohorts, accounts, outcome, version));
    }

    private static boolean flagged(@Nullable Assessment assessment) {
        return assessment != null && assessment.hasFlaggedAt();
    }

    private static AccountFinding account(Assessment assessment, List<Action> enforced, Map<String, String> members) {
        String id = assessment.getSubject().getAccount();
        Action strongest = null;
        Action first = null;
        for (Action action : enforced) {
            if (action.getState() != Action.State.STATE_ACTIVE) {
                continue;
            }
            if (strongest == null
                    || action.getKind().getNumber() > strongest.getKind().getNumber()) {
                strongest = action;
            }
            boolean felt = action.getKind() != ActionKind.ACTION_KIND_OBSERVE;
            if (felt && (first == null || EARLIER.compare(action, first) < 0)) {
                first = action;
            }
        }
        if (first == null) {
            first = strongest;
        }
        return new AccountFinding(
                id,
                assessment.getScore(),
                assessment.hasFlaggedAt() ? time(assessment.getFlaggedAt()) : null,
                members.getOrDefault(id, ""),
                strongest == null ? "" : word(strongest.getKind()),
                first == null ? null : time(first.getDecidedAt()),
                assessment.getExchanges(),
                first == null ? null : Long.valueOf(Math.min(first.getExchangesBefore(), assessment.getExchanges())),
                assessment.getReasonsList().stream()
                        .filter(r -> r.getWeight() > 0)
                        .limit(TOP_REASONS)
                        .map(dev.stillwatch.type.v1.Reason::getSignal)
                        .toList());
    }

    private static final Comparator<Action> EARLIER = Comparator.<Action>comparingLong(
                    a -> EventTime.millis(a.getDecidedAt()))
            .thenComparing(Action::getActionId);

    private static CohortFinding cohort(Cohort cohort, @Nullable Assessment assessment, List<Action> actions) {
        Instant actioned = actions.stream()
                .filter(a -> a.getCohortId().equals(cohort.getCohortId()))
                .filter(a -> a.getMode() == Mode.MODE_ENFORCE && a.getKind() != ActionKind.ACTION_KIND_OBSERVE)
                .min(EARLIER)
                .map(a -> time(a.getDecidedAt()))
                .orElse(null);
        return new CohortFinding(
                cohort.getCohortId(),
                assessment == null ? 0 : assessment.getScore(),
                null,
                assessment == null ? 1.0 : Math.exp(assessment.getLogEValue()),
                cohort.getMembersList(),
                cohort.getOperatorsList(),
                time(cohort.getFirstLinkedAt()),
                assessment != null && assessment.hasFlaggedAt() ? time(assessment.getFlaggedAt()) : null,
                actioned,
                assessment == null ? List.of() : reasons(assessment.getReasonsList()),
                cohort.getLinksList().stream()
                        .map(l -> new CohortFinding.Link(
                                l.getKind().name().substring("LINK_KIND_".length()), l.getValues()))
                        .toList());
    }

    private static ActionFinding action(Action action) {
        return new ActionFinding(
                time(action.getDecidedAt()),
                ActionFinding.Subject.account(action.getSubject().getAccount()),
                word(action.getKind()),
                action.getMode() == Mode.MODE_ENFORCE ? ActionFinding.Mode.ENFORCE : ActionFinding.Mode.SHADOW,
                action.getPolicyVersion(),
                reasons(action.getReasonsList()));
    }

    private Summary summary(
            List<AccountFinding> rows,
            List<CohortFinding> cohorts,
            List<Assessment> assessments,
            Replay.Outcome outcome,
            String version) {
        long exchanges = rows.stream().mapToLong(AccountFinding::exchanges).sum();
        double seconds = outcome.wall().toNanos() / WHOLE_SECOND;
        Map<String, String> versions = new TreeMap<>();
        versions.put("platform", version);
        versions.put(
                "model", assessments.isEmpty() ? "" : assessments.getFirst().getModelVersion());
        versions.put(
                "policy",
                platform.enforcement()
                        .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                        .getPolicySet()
                        .getVersion());
        return new Summary(
                outcome.events(),
                exchanges,
                rows.size(),
                outcome.rejected(),
                outcome.acknowledged().duplicates(),
                seconds,
                seconds == 0 ? 0 : exchanges / seconds,
                cohorts.size(),
                rows.stream().filter(r -> r.flaggedAt() != null).count(),
                rows.stream()
                        .filter(r -> r.actionedAt() != null && !r.action().equals("OBSERVE"))
                        .count(),
                versions);
    }

    private static List<Reason> reasons(List<dev.stillwatch.type.v1.Reason> reasons) {
        return reasons.stream()
                .map(r -> new Reason(r.getSignal(), r.getWeight(), r.getDetail()))
                .toList();
    }

    private static String word(ActionKind kind) {
        return kind.name().substring("ACTION_KIND_".length());
    }

    private static Instant time(com.google.protobuf.Timestamp time) {
        return Instant.ofEpochMilli(EventTime.millis(time));
    }
}
