package dev.stillwatch.enforcement.backtest;

import dev.stillwatch.enforcement.decision.AccountStanding;
import dev.stillwatch.enforcement.v1.AccountKinds;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.BacktestActions;
import dev.stillwatch.enforcement.v1.BacktestResponse;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicyResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A trial as a report. */
public final class Reports {

    private Reports() {}

    /**
     * What the trial shows, but for its window, history and cost.
     *
     * @param policies the candidate's, in order
     * @param live what live did
     * @param reviewed whether persons found a cohort to be extraction; empty when none decided
     * @param sample most ids in each sample
     */
    public static BacktestResponse.Builder of(
            Trial trial,
            List<Policy> policies,
            LiveActions live,
            Function<String, Optional<Boolean>> reviewed,
            int sample) {
        BacktestResponse.Builder report = BacktestResponse.newBuilder()
                .setKinds(kinds(trial))
                .setDifference(live.beside(trial.felt, sample))
                .addAllFalseAlarms(Expectations.of(trial.felt, reviewed))
                .setHeldBatches(trial.batches.size())
                .setHeldAccounts(trial.held.size());
        for (Mode mode : List.of(Mode.MODE_ENFORCE, Mode.MODE_SHADOW)) {
            Map<ActionKind, BacktestActions.Builder> byKind = new EnumMap<>(ActionKind.class);
            trial.strongest.getOrDefault(mode, new java.util.TreeMap<>()).forEach((account, kind) -> {
                BacktestActions.Builder actions = byKind.computeIfAbsent(
                        kind, k -> BacktestActions.newBuilder().setKind(k).setMode(mode));
                actions.setAccounts(actions.getAccounts() + 1);
                if (actions.getSampleCount() < sample) {
                    actions.addSample(account);
                }
            });
            byKind.values().forEach(report::addActions);
        }
        for (Policy policy : policies) {
            Trial.ByPolicy did = trial.policies.get(policy.getPolicyId());
            if (did != null) {
                report.addPolicies(PolicyResult.newBuilder()
                        .setPolicyId(policy.getPolicyId())
                        .setMode(policy.getMode())
                        .setAccounts(did.accounts.size())
                        .setCohorts(did.cohorts.size()));
            }
        }
        report.getCostBuilder().setFailedConditions(trial.failedConditions).setEpochs(trial.epochs);
        return report;
    }

    private static AccountKinds kinds(Trial trial) {
        return AccountKinds.newBuilder()
                .setFelt(trial.felt.size())
                .setVerified(count(trial, AccountStanding::verified))
                .setUnverified(count(trial, s -> !s.verified()))
                .setInCohort(count(trial, s -> !s.cohortId().isEmpty()))
                .setAlone(count(trial, s -> s.cohortId().isEmpty()))
                .setInProgramme(count(trial, s -> !s.programme().isEmpty()))
                .setInOrganization(count(trial, s -> !s.organization().isEmpty()))
                .setOneOrganization(count(trial, AccountStanding::oneOrganization))
                .setSpared(trial.spared.size())
                .build();
    }

    private static long count(Trial trial, Predicate<AccountStanding> which) {
        return trial.felt.values().stream().map(Acted::standing).filter(which).count();
    }
}
