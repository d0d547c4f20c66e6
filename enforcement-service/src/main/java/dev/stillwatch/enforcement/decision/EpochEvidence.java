package dev.stillwatch.enforcement.decision;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.type.v1.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What became known in one closed epoch, in an order that does not depend on how it arrived.
 *
 * @param endMillis end of the epoch, milliseconds since 1970; the time of everything that is decided from it
 * @param accounts assessments of accounts, by id and then by age
 * @param cohorts assessments of cohorts, by id and then by age
 * @param deltas changes of cohorts, by id and then by version
 * @param facts what happened to accounts, by id, then by time
 */
public record EpochEvidence(
        long endMillis,
        List<Assessment> accounts,
        List<Assessment> cohorts,
        List<CohortDelta> deltas,
        List<AccountFact> facts) {

    private static final Comparator<Assessment> BY_AGE = Comparator.comparingLong(a -> EventTime.millis(a.getAsOf()));

    /** Sorts. */
    public EpochEvidence {
        accounts = sorted(
                accounts,
                Comparator.<Assessment, String>comparing(a -> a.getSubject().getAccount())
                        .thenComparing(BY_AGE));
        cohorts = sorted(
                cohorts,
                Comparator.<Assessment, String>comparing(a -> a.getSubject().getCohort())
                        .thenComparing(BY_AGE));
        deltas = sorted(
                deltas, Comparator.comparing(CohortDelta::getCohortId).thenComparingLong(CohortDelta::getVersion));
        facts = sorted(
                facts,
                Comparator.comparing(AccountFact::getAccountId)
                        .thenComparingLong(f -> EventTime.millis(f.getOccurredAt()))
                        .thenComparing(f -> f.getOrganizationId() + "/" + f.getProgramme()));
    }

    /** The evidence of an epoch from its records, in any order. */
    public static EpochEvidence of(long endMillis, Collection<EvidenceRecord> records) {
        List<Assessment> accounts = new ArrayList<>();
        List<Assessment> cohorts = new ArrayList<>();
        List<CohortDelta> deltas = new ArrayList<>();
        List<AccountFact> facts = new ArrayList<>();
        for (EvidenceRecord record : records) {
            switch (record) {
                case EvidenceRecord.OfSubject(Assessment a)
                when a.getSubject().getKindCase() == Subject.KindCase.COHORT -> cohorts.add(a);
                case EvidenceRecord.OfSubject(Assessment a) -> accounts.add(a);
                case EvidenceRecord.OfMembership(CohortDelta delta) -> deltas.add(delta);
                case EvidenceRecord.OfFact(AccountFact fact) -> facts.add(fact);
            }
        }
        return new EpochEvidence(endMillis, accounts, cohorts, deltas, facts);
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }
}
