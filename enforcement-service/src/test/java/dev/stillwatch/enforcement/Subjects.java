package dev.stillwatch.enforcement;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.type.v1.Reason;
import dev.stillwatch.type.v1.Subject;
import java.util.List;

/** Evidence for tests: ordinary subjects, to be made extraordinary by the test. Times are milliseconds since 1970. */
public final class Subjects {

    private Subjects() {}

    /** An account that nothing speaks against, with ten exchanges. */
    public static Assessment.Builder account(String id, long asOfMillis) {
        return Assessment.newBuilder()
                .setSubject(Subject.newBuilder().setAccount(id))
                .setAsOf(EventTime.timestamp(asOfMillis))
                .setScore(0.01)
                .setOwnScore(0.01)
                .setPrior(-5)
                .setExchanges(10)
                .setAccounts(1)
                .setFirstExchangeAt(EventTime.timestamp(asOfMillis - 60_000))
                .setLastExchangeAt(EventTime.timestamp(asOfMillis - 1));
    }

    /** A cohort that was flagged, is a discovery, and is extraction beyond doubt. */
    public static Assessment.Builder extraction(String id, long asOfMillis, int accounts) {
        return Assessment.newBuilder()
                .setSubject(Subject.newBuilder().setCohort(id))
                .setAsOf(EventTime.timestamp(asOfMillis))
                .setScore(0.99)
                .setPrior(-5)
                .addReasons(reason("templates", 6))
                .addReasons(reason("elicitation", 4))
                .addReasons(reason("age", -0.4))
                .setLogEValue(12)
                .setDraws(true)
                .setSignificant(true)
                .setFalseDiscoveryRate(0.01)
                .setFlaggedAt(EventTime.timestamp(asOfMillis))
                .setExchanges(100L * accounts)
                .setTrainingValue(5_000.0 * accounts)
                .setAccounts(accounts)
                .setFirstExchangeAt(EventTime.timestamp(asOfMillis - 3_600_000))
                .setLastExchangeAt(EventTime.timestamp(asOfMillis - 1))
                .setOrganizationShare(0.1);
    }

    /** A fact of an account that says nothing yet. */
    public static AccountFact.Builder fact(String account, long atMillis) {
        return AccountFact.newBuilder().setAccountId(account).setOccurredAt(EventTime.timestamp(atMillis));
    }

    /** One card that however many accounts share. */
    public static Link oneCard() {
        return Link.newBuilder()
                .setKind(LinkKind.LINK_KIND_PAYMENT)
                .setValues(1)
                .setAccounts(Integer.MAX_VALUE)
                .build();
    }

    /** A reason. */
    public static Reason reason(String signal, double weight) {
        return Reason.newBuilder().setSignal(signal).setWeight(weight).build();
    }

    /** Accounts that join a cohort, all by one card. */
    public static CohortDelta joined(String cohort, long version, String... accounts) {
        return CohortDelta.newBuilder()
                .setCohortId(cohort)
                .setVersion(version)
                .addAllJoined(List.of(accounts))
                .addLinks(oneCard())
                .build();
    }
}
