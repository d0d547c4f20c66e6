package dev.stillwatch.scoring.api;

import dev.stillwatch.scoring.account.AccountRules;
import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.scoring.account.Assessments;
import dev.stillwatch.scoring.account.Combined;
import dev.stillwatch.scoring.state.AccountStore;
import dev.stillwatch.scoring.state.CohortStore;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.scoring.v1.Assessment;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The newest assessments as anybody may see them: an account's with what its cohort adds. */
@Singleton
final class Catalog {

    private final AccountStore accounts;
    private final CohortStore cohorts;
    private final AccountRules rules;

    Catalog(AccountStore accounts, CohortStore cohorts, AccountRules rules) {
        this.accounts = accounts;
        this.cohorts = cohorts;
        this.rules = rules;
    }

    Optional<Assessment> account(String id) {
        return accounts(List.of(id)).stream().findFirst();
    }

    Optional<Assessment> cohort(String id) {
        return cohorts(List.of(id)).stream().findFirst();
    }

    /** Assessments in the order of the ids; an id that nothing is known of is passed over. */
    List<Assessment> accounts(Collection<String> ids) {
        Map<String, AccountState> states = accounts.read(Stage.API, ids);
        Map<String, Assessment> joined = cohorts.assessments(states.values().stream()
                .map(AccountState::cohortId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet()));
        List<Assessment> assessments = new ArrayList<>();
        for (String id : ids) {
            AccountState state = states.get(id);
            if (state != null) {
                Assessment own = Assessments.of(id, state, rules);
                Assessment cohort = joined.get(state.cohortId());
                assessments.add(cohort == null ? own : Combined.of(own, cohort, state.joinedAtMillis()));
            }
        }
        return assessments;
    }

    /** Assessments in the order of the ids; an id that nothing is known of is passed over. */
    List<Assessment> cohorts(Collection<String> ids) {
        Map<String, Assessment> known = cohorts.assessments(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
    }
}
