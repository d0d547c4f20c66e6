package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.guard.Share;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Switches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what is due on accounts, unless something speaks against it. Every guard that no policy may pass is here: a verified customer is
 * bounded; a customer of long standing, and one whose own traffic proves little, verifies before being cut off for the company it keeps; what a person took back is not imposed again by itself; what is no stronger than what is in force is not added to it; while frozen
 * nothing begins; a holdout is not acted on; who passed a verification is not asked again for the same; and what goes beyond a cap waits for
 * two persons. Who of a cohort takes part at all, and is no bystander, is {@link CohortRound}'s question.
 */
final class Imposition {

    /** Own score from which a customer of long standing is treated as any other: what the account does by itself is proof enough. */
    private static final double BEYOND_DOUBT = 0.9;

    /** Exchanges after which an account has shown what it does by itself. */
    private static final long KNOWN_AFTER = 20;

    /** Own score below which that proves little: one in ten, or less, by itself. */
    private static final double PROVES_LITTLE = 0.1;

    /**
     * What came of it.
     *
     * @param felt actions that began and that customers notice, strongest first
     * @param held why the strongest was held back, as a sentence; empty when it was not
     */
    record Result(List<Action> felt, Optional<String> held) {}

    private final Draft draft;
    private final Limits limits;
    private final Holding holding;
    private final List<Action> felt = new ArrayList<>();
    private final Set<String> held = new HashSet<>();
    private Optional<String> why = Optional.empty();

    private Imposition(Draft draft, Limits limits) {
        this.draft = draft;
        this.limits = limits;
        this.holding = new Holding(draft, limits);
    }

    /**
     * Imposes.
     *
     * @param ladder what is due, strongest first. All accounts get the first; those for whom it is held back, or who have answered it, the next
     * @param accounts in order of id; either all of them fit under the caps or all wait
     */
    static Result impose(Draft draft, Limits limits, List<Due> ladder, Collection<String> accounts) {
        return new Imposition(draft, limits).climb(ladder, accounts);
    }

    private Result climb(List<Due> ladder, Collection<String> accounts) {
        Collection<String> rest = accounts;
        for (Due due : ladder) {
            rest = rest.isEmpty() ? rest : impose(due, rest);
        }
        if (!held.isEmpty() && Ladder.hard(ladder.getFirst().kind())) {
            // Meanwhile they are bounded, THROTTLE at least.
            Due throttle = ladder.getFirst().as(ActionKind.ACTION_KIND_THROTTLE);
            impose(throttle, rest.stream().filter(held::contains).toList());
        }
        return new Result(List.copyOf(felt), why);
    }

    /** Gives the accounts for which the next that is due is to be tried. */
    private List<String> impose(Due wanted, Collection<String> accounts) {
        boolean shadow = limits.floor()
                .shadows(draft.state.guards.switches(), wanted.policy().getPolicyId());
        Due due = shadow ? wanted.shadowed() : wanted;
        List<String> next = new ArrayList<>();
        Map<ActionKind, List<String>> begin = new EnumMap<>(ActionKind.class);
        for (String account : accounts) {
            AccountBelief belief = draft.state.beliefs.account(account);
            boolean verified = belief.verified;
            Due bounded = bounded(due, belief);
            if (renew(bounded, account) || !speaksFor(bounded, account)) {
                continue;
            }
            if (bounded.mode() != Mode.MODE_ENFORCE || !Ladder.felt(bounded.kind())) {
                draft.start(action(bounded, account));
            } else if (draft.state.actions.waiting().covers(account, bounded.kind())) {
                held.add(account);
                next.add(account);
            } else if (answered(bounded, account)) {
                next.add(account);
            } else if (verified) {
                // A verified customer under what they are bounded to: decided by itself.
                next.addAll(begin(bounded, List.of(account)));
            } else {
                begin.computeIfAbsent(bounded.kind(), kind -> new ArrayList<>()).add(account);
            }
        }
        begin.forEach((kind, those) -> next.addAll(begin(due.as(kind), those)));
        // A policy that only records leaves the others be; when all only record, the strongest is enough.
        boolean itAlone = shadow && !limits.floor().shadows(draft.state.guards.switches(), "");
        return itAlone ? List.copyOf(accounts) : next;
    }

    /** The same, or what an account of this kind gets at most while no person has confirmed the case. */
    private Due bounded(Due due, AccountBelief belief) {
        if (belief.verified) {
            return due.as(Ladder.weaker(due.kind(), limits.verifiedAtMost()));
        }
        boolean confirmed = draft.state
                .cases
                .get(due.campaignId())
                .map(Campaign::getConfirmed)
                .orElse(false);
        boolean old = belief.longStanding && belief.ownScore < BEYOND_DOUBT;
        boolean unproven = belief.exchanges >= KNOWN_AFTER && belief.ownScore < PROVES_LITTLE;
        boolean forCompany = !due.cohortId().isEmpty() && !confirmed;
        return forCompany && (old || unproven) && Ladder.hard(due.kind()) ? due.as(ActionKind.ACTION_KIND_VERIFY) : due;
    }

    /** What is in force, or recorded as a holdout's, goes on. */
    private boolean renew(Due due, String account) {
        Optional<Action> same = draft.state
                .actions
                .find(account, due.policy().getPolicyId(), due.kind(), due.mode())
                .or(() -> heldOut(due, account)
                        ? draft.state.actions.find(account, due.policy().getPolicyId(), due.kind(), Mode.MODE_SHADOW)
                        : Optional.empty());
        same.flatMap(a -> Actions.renewed(a, due, draft.atMillis)).ifPresent(draft::renew);
        return same.isPresent();
    }

    private boolean speaksFor(Due due, String account) {
        int rung = Ladder.rung(due.kind());
        boolean enforced = due.mode() == Mode.MODE_ENFORCE;
        boolean hidden = enforced && draft.state.actions.rung(account) >= rung;
        boolean frozen = enforced && limits.floor().freezes(draft.state.guards.switches());
        return !hidden && !frozen && draft.state.actions.forgiven(account) < rung;
    }

    private boolean answered(Due due, String account) {
        return due.kind() == ActionKind.ACTION_KIND_VERIFY
                && draft.state.actions.passed().covers(account, due.grounds(), draft.atMillis, limits.stepUpMemory());
    }

    private boolean heldOut(Due due, String account) {
        Switches switches = draft.state.guards.switches();
        return due.mode() == Mode.MODE_ENFORCE
                && Ladder.felt(due.kind())
                && !due.campaignId().isEmpty()
                && Share.holds(switches.getHoldoutKey(), due.campaignId() + "/" + account, switches.getHoldoutShare());
    }

    /** Gives those that were held back. */
    private List<String> begin(Due due, List<String> accounts) {
        List<String> acted = new ArrayList<>();
        for (String account : accounts) {
            if (heldOut(due, account)) {
                draft.start(action(due.shadowed(), account).toBuilder()
                        .setHoldout(true)
                        .build());
            } else {
                acted.add(account);
            }
        }
        Optional<String> beyond = holding.beyond(due.kind(), acted);
        if (beyond.isPresent()) {
            // For whom something stronger waits, the softer is not held as well: it is left out.
            hold(due, acted.stream().filter(a -> !held.contains(a)).toList(), beyond.get());
            return acted;
        }
        for (String account : acted) {
            Action action = action(due, account);
            draft.start(action);
            draft.tally().add(action.getKind(), draft.state.beliefs.account(account).organization);
            felt.add(action);
        }
        return List.of();
    }

    private void hold(Due due, List<String> accounts, String beyond) {
        if (accounts.isEmpty()) {
            return;
        }
        String sentence = Ladder.word(due.kind()) + " by policy " + due.policy().getPolicyId() + " " + beyond;
        why = why.isPresent() ? why : Optional.of(sentence);
        holding.hold(due, accounts.stream().map(a -> action(due, a)).toList(), sentence);
        held.addAll(accounts);
    }

    private Action action(Due due, String account) {
        return Actions.start(due, account, draft.state.beliefs.account(account).exchanges, draft.atMillis);
    }
}
