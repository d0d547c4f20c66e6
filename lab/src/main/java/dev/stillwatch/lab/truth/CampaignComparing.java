package dev.stillwatch.lab.truth;

import dev.stillwatch.lab.findings.CohortFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The comparison of one campaign. */
final class CampaignComparing {
    private final String id;
    private final List<String> accounts;
    private final Comparing comparing;
    private final Set<String> members;
    private final List<CohortFinding> own;
    private final Instant start;

    CampaignComparing(String id, List<String> accounts, Comparing comparing) {
        this.id = id;
        this.accounts = accounts;
        this.comparing = comparing;
        this.members = new HashSet<>(accounts);
        this.own = comparing.flaggedCohorts().stream().filter(this::isOwn).toList();
        this.start = accounts.stream()
                .map(comparing.traffic()::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    CampaignOutcome outcome() {
        Instant flag = own.stream()
                .map(CohortFinding::flaggedAt)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        Set<String> drawn = new HashSet<>();
        own.forEach(cohort -> drawn.addAll(cohort.members()));
        return new CampaignOutcome(
                id,
                comparing.row(accounts.getFirst()).playbook(),
                accounts.size(),
                accounts.stream().mapToLong(comparing.traffic()::exchanges).sum(),
                (int) drawn.stream().filter(members::contains).count(),
                (int) drawn.stream().filter(comparing::isBenign).count(),
                hours(flag),
                flag.equals(Instant.MAX)
                        ? null
                        : Long.valueOf(accounts.stream()
                                .mapToLong(account -> comparing.traffic().upTo(account, flag))
                                .sum()),
                hours(whenShare(0.5)),
                hours(whenShare(0.9)),
                count(comparing::flagged),
                count(comparing::actioned),
                accounts.stream().mapToLong(this::served).sum());
    }

    private boolean isOwn(CohortFinding cohort) {
        long shared = cohort.members().stream().filter(members::contains).count();
        return shared >= 2 && shared * 2 >= cohort.members().size();
    }

    private int count(Function<String, Instant> when) {
        return (int) accounts.stream()
                .filter(account -> !when.apply(account).equals(Instant.MAX))
                .count();
    }

    /** When this share of its accounts had been acted on. */
    private Instant whenShare(double share) {
        int needed = (int) Math.ceil(share * accounts.size());
        return accounts.stream()
                .map(comparing::actioned)
                .sorted()
                .skip(needed - 1L)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private long served(String account) {
        Instant action = comparing.actioned(account);
        return action.equals(Instant.MAX)
                ? comparing.traffic().exchanges(account)
                : comparing.traffic().upTo(account, action);
    }

    private @Nullable Double hours(Instant moment) {
        return moment.equals(Instant.MAX)
                ? null
                : Double.valueOf(Duration.between(start, moment).toMillis() / 3_600_000.0);
    }
}
