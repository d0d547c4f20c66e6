package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.policy.Compilation;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.policy.PolicyCompiler;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.scoring.v1.Assessment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A decider with the shipped policies and epochs of five minutes, and what it decided. */
final class Desk {

    static final EpochLength EPOCHS = EpochLength.of(Duration.ofMinutes(5));
    static final Limits LIMITS = new Limits(50_000, Duration.ofHours(1), EPOCHS);

    final Decider decider;
    final List<Decision> all = new ArrayList<>();

    Desk() {
        this(LIMITS, DefaultPolicies.load());
    }

    Desk(Limits limits, PolicySet policies) {
        this(new Decider(new State(compiled(policies), Ledger.empty(LedgerKeys.salts())), limits));
    }

    Desk(Decider decider) {
        this.decider = decider;
    }

    static CompiledPolicies compiled(PolicySet set) {
        return switch (new PolicyCompiler().compile(set)) {
            case Compilation.Compiled compiled -> compiled.policies();
            case Compilation.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    /** End of an epoch. */
    static long end(long epoch) {
        return EPOCHS.end(epoch);
    }

    /** Closes an epoch with this evidence: assessments, their builders, and cohort deltas. */
    Decisions epoch(long epoch, Object... evidence) {
        return close(evidence(epoch, evidence));
    }

    Decisions close(EpochEvidence evidence) {
        return took(decider.close(evidence));
    }

    Decisions pass(long epoch) {
        return took(decider.pass(end(epoch)));
    }

    CommandOutcome command(Command command, long atMillis) {
        CommandOutcome outcome = decider.command(command, atMillis);
        if (outcome instanceof CommandOutcome.Done done) {
            took(done.decisions());
        }
        return outcome;
    }

    private Decisions took(Decisions decisions) {
        all.addAll(decisions.list());
        return decisions;
    }

    static EpochEvidence evidence(long epoch, Object... evidence) {
        return EpochEvidence.of(
                end(epoch), Stream.of(evidence).map(Desk::record).toList());
    }

    static EvidenceRecord record(Object evidence) {
        return switch (evidence) {
            case Assessment assessment -> new EvidenceRecord.OfSubject(assessment);
            case Assessment.Builder assessment -> new EvidenceRecord.OfSubject(assessment.build());
            case CohortDelta delta -> new EvidenceRecord.OfMembership(delta);
            case AccountFact fact -> new EvidenceRecord.OfFact(fact);
            case AccountFact.Builder fact -> new EvidenceRecord.OfFact(fact.build());
            default -> throw new AssertionError(evidence);
        };
    }

    /** The case of a cohort as it stands. */
    Campaign campaign(String cohort) {
        return decider.state().cases.ofCohort(cohort).orElseThrow();
    }

    static List<Action> started(Decisions decisions, Mode mode) {
        return decisions.list().stream()
                .flatMap(d -> d instanceof Decision.ActionStarted(Action a) ? Stream.of(a) : Stream.empty())
                .filter(a -> a.getMode() == mode)
                .toList();
    }

    static List<Action> enforced(Decisions decisions) {
        return started(decisions, Mode.MODE_ENFORCE);
    }

    static List<Action> renewed(Decisions decisions) {
        return decisions.list().stream()
                .flatMap(d -> d instanceof Decision.ActionRenewed(Action a) ? Stream.of(a) : Stream.empty())
                .toList();
    }

    static List<Action> ended(Decisions decisions) {
        return decisions.list().stream()
                .flatMap(d -> d instanceof Decision.ActionEnded(Action a) ? Stream.of(a) : Stream.empty())
                .toList();
    }

    static List<Action> held(Decisions decisions) {
        return decisions.list().stream()
                .flatMap(d -> d instanceof Decision.ActionHeld(Action a) ? Stream.of(a) : Stream.empty())
                .toList();
    }

    static List<Batch> batches(Decisions decisions) {
        return decisions.list().stream()
                .flatMap(d -> d instanceof Decision.GuardChanged(GuardRecord g) && g.hasBatch()
                        ? Stream.of(g.getBatch())
                        : Stream.empty())
                .toList();
    }

    static Decisions done(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> done.decisions();
            case CommandOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    static List<LedgerEntry> entries(Collection<Decision> decisions) {
        return decisions.stream()
                .flatMap(d -> d instanceof Decision.Entered(LedgerEntry e, var _) ? Stream.of(e) : Stream.empty())
                .toList();
    }

    static List<Campaign> campaigns(Decisions decisions) {
        return decisions.list().stream()
                .flatMap(d -> d instanceof Decision.CampaignChanged(Campaign c) ? Stream.of(c) : Stream.empty())
                .toList();
    }
}
