package dev.stillwatch.scoring.account;

import com.google.protobuf.ByteString;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.signal.Score;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Contribution;
import dev.stillwatch.sketch.activity.Activity;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes an account from one epoch to the next. A function of the state before and of what the epoch has to say, and of nothing else. */
public final class AccountAssessor {

    private final AccountRules rules;

    /** Goes by these rules. */
    public AccountAssessor(AccountRules rules) {
        this.rules = rules;
    }

    /**
     * One epoch of one account.
     *
     * @return empty when the state has this epoch already: state is kept only once the outputs of its epoch are durable, so there
     *     is nothing left to do
     */
    public Optional<Outcome> assess(AccountState before, Touch touch) {
        if (before.epoch() >= touch.epoch()) {
            return Optional.empty();
        }
        Activity activity = before.activity().merge(touch.added());
        AccountState grouped = new AccountState(
                touch.changes() ? touch.epoch() : before.epoch(),
                activity,
                before.conformity().taken(activity),
                before.flaggedAtMillis(),
                touch.cohort().map(CohortRef::id).orElse(""),
                joinedAt(before, touch),
                touch.cohort().map(CohortRef::part).orElse(Part.MEMBER));
        Optional<Contribution> contribution =
                touch.cohort().map(cohort -> contribution(before, touch, cohort, grouped));
        if (!touch.changes()) {
            return Optional.of(new Outcome(
                    touch, before, Optional.empty(), contribution, before.inReference(), before.inReference()));
        }
        Score score = rules.scorer().account(activity);
        AccountState after = flagged(grouped, score);
        Assessment assessment = Assessments.of(touch.account(), after, rules, score);
        return Optional.of(new Outcome(
                touch, after, Optional.of(assessment), contribution, before.inReference(), after.inReference()));
    }

    private long joinedAt(AccountState before, Touch touch) {
        String cohort = touch.cohort().map(CohortRef::id).orElse("");
        if (cohort.isEmpty()) {
            return 0;
        }
        return cohort.equals(before.cohortId())
                ? before.joinedAtMillis()
                : rules.length().end(touch.epoch());
    }

    private AccountState flagged(AccountState state, Score score) {
        if (state.flaggedAtMillis().isPresent() || score.probability() < rules.flagScore()) {
            return state;
        }
        return new AccountState(
                state.epoch(),
                state.activity(),
                state.conformity(),
                OptionalLong.of(rules.length().end(state.epoch())),
                state.cohortId(),
                state.joinedAtMillis(),
                state.part());
    }

    private static Contribution contribution(AccountState before, Touch touch, CohortRef cohort, AccountState after) {
        Activity adds = touch.whole()
                ? after.activity().contribution(touch.account())
                : before.activity().growth(touch.added());
        var contribution = Contribution.newBuilder()
                .setCohortId(cohort.id())
                .setGeneration(cohort.generation())
                .setAccountId(touch.account())
                .setEpoch(touch.epoch())
                .setActivity(ByteString.copyFrom(adds.toBytes()));
        if (!after.conformity().equals(Conformity.none())) {
            for (int step : after.conformity().toArray()) {
                contribution.addConformity(step + 1);
            }
        }
        return contribution.build();
    }
}
