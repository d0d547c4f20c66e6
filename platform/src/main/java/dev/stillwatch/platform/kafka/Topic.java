package dev.stillwatch.platform.kafka;

import java.time.Duration;
import java.util.Map;

/** The topics, and how each is kept. docs/architecture.md says who writes and reads them. */
public enum Topic {
    /** Exchanges without their content, by account. */
    SKETCHES("sketches", true, Kept.LONG),
    /** What happened to accounts, by account; partitioned as sketches. */
    ACCOUNTS("accounts", true, Kept.FOR_EVER),
    /** Changes of cohorts. */
    COHORTS("cohorts", false, Kept.FOR_EVER),
    /** What accounts add to their cohorts; scoring's own. */
    CONTRIBUTIONS("contributions", false, Kept.LONG),
    /** The newest assessment of each subject, and every one of the last weeks, so that policies can be tried on the past. */
    ASSESSMENTS("assessments", true, Kept.NEWEST_AND_LATE),
    /** Actions as they stand. */
    ACTIONS("actions", false, Kept.NEWEST),
    /** Cases as they stand. */
    CAMPAIGNS("campaigns", false, Kept.NEWEST),
    /** Policy sets, every version. */
    POLICIES("policies", false, Kept.FOR_EVER),
    /** Switches, batches that wait for two persons, and canaries, as they stand. */
    GUARDS("guards", false, Kept.NEWEST),
    /** Every decision, in order. */
    LEDGER("ledger", false, Kept.FOR_EVER),
    /** What the ledger's entries commit to, as far as it was not erased. */
    LEDGER_RECORDS("ledger-records", false, Kept.NEWEST),
    /** Signed heads of the ledger. */
    CHECKPOINTS("checkpoints", false, Kept.FOR_EVER),
    /** Appeals and re-reviews as they stand. */
    APPEALS("appeals", false, Kept.NEWEST),
    /** What people found, as labels to learn from. */
    LABELS("labels", false, Kept.NEWEST),
    /** Reads of sealed evidence and exports, on their way into the ledger. */
    ACCESSES("accesses", false, Kept.LONG),
    /** Indicators as they stand. */
    INDICATORS("indicators", false, Kept.NEWEST),
    /** STIX objects in the order they were published. */
    INTEL_OBJECTS("intel-objects", false, Kept.FOR_EVER),
    /** What partners and operators tell intel-service, until it is worked off. */
    INTEL_INBOX("intel-inbox", false, Kept.LONG),
    /** Releases, trust, positions and statuses of intel-service as they stand. */
    INTEL_STATE("intel-state", false, Kept.NEWEST),
    /** What each partner was given. */
    INTEL_DELIVERIES("intel-deliveries", false, Kept.FOR_EVER),
    /** What partners were told of accounts last, and whether they took it. */
    SECURITY_EVENTS("security-events", false, Kept.NEWEST),
    /** What partners asked when matching, and how it ended. */
    MATCHING_AUDIT("matching-audit", false, Kept.FOR_EVER);

    /** How long records stay. */
    private enum Kept {
        LONG,
        FOR_EVER,
        NEWEST,
        NEWEST_AND_LATE
    }

    private final String word;
    private final boolean byAccount;
    private final Kept kept;

    Topic(String word, boolean byAccount, Kept kept) {
        this.word = word;
        this.byAccount = byAccount;
        this.kept = kept;
    }

    /** Its name on the cluster. */
    public String name(KafkaConfiguration configuration) {
        return configuration.topicPrefix() + word;
    }

    /** How many partitions it has. */
    public int partitions(KafkaConfiguration configuration) {
        return byAccount ? configuration.partitions() : 1;
    }

    /** Topic settings as Kafka names them. */
    public Map<String, String> settings() {
        return switch (kept) {
            case LONG -> Map.of("cleanup.policy", "delete", "retention.ms", millis(60));
            case FOR_EVER -> Map.of("cleanup.policy", "delete", "retention.ms", "-1");
            case NEWEST -> Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", millis(1));
            case NEWEST_AND_LATE -> Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", millis(30));
        };
    }

    /** Name of the dead-letter topic of a service. */
    public static String deadLetters(KafkaConfiguration configuration, String service) {
        return configuration.topicPrefix() + "dead-letters-" + service;
    }

    private static String millis(int days) {
        return String.valueOf(Duration.ofDays(days).toMillis());
    }
}
