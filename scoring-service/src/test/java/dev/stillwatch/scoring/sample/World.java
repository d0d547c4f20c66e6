package dev.stillwatch.scoring.sample;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day of traffic: people that nobody links, a campaign whose accounts are linked in two steps, an office that is linked and
 * harmless, members that leave, and a cohort that is merged into another. In the morning a model comes out, to which the campaign takes every other exchange.
 *
 * @param sketches exchanges in order of time
 * @param facts what happened to accounts, in order of time
 * @param deltas changes of cohorts, in order
 * @param releases of models, in order of time
 */
public record World(List<Sketch> sketches, List<AccountFact> facts, List<CohortDelta> deltas, List<Release> releases) {

    /** Length of epochs. */
    public static final EpochLength LENGTH = new EpochLength(300_000);

    /** First epoch; 1 November 2026. */
    public static final long FIRST = LENGTH.epochOf(1_793_491_200_000L);

    /** Number of epochs: a day. */
    public static final int EPOCHS = 288;

    /** The end of the last epoch, milliseconds since 1970. */
    public static final long END = LENGTH.end(FIRST + EPOCHS - 1);

    /** A model that comes out in the middle of an epoch of the morning. */
    public static final Release RELEASE = Release.newBuilder()
            .setModel("m, the second")
            .setOccurredAt(EventTime.timestamp(LENGTH.start(FIRST + 100) + 100_000))
            .build();

    /** Accounts of the campaign. */
    public static final int CAMPAIGN = 24;

    /** Makes one of {@code people} that nobody links. */
    public static World of(long seed, int people) {
        List<Sketch> sketches = new ArrayList<>();
        List<AccountFact> facts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            live(Person.of("person-" + i, 0, seed), 12, sketches, facts, seed);
        }
        for (int i = 0; i < 12; i++) {
            live(Person.of("office-" + i, 0, seed), 12, sketches, facts, seed);
        }
        for (int i = 0; i < CAMPAIGN; i++) {
            live(Person.of("farm-" + i, 0.9, seed), 26, sketches, facts, seed);
        }
        sketches.sort((a, b) -> Long.compare(EventTime.millis(a.getOccurredAt()), EventTime.millis(b.getOccurredAt())));
        facts.sort((a, b) -> Long.compare(EventTime.millis(a.getOccurredAt()), EventTime.millis(b.getOccurredAt())));
        sketches.replaceAll(World::afterRelease);
        return new World(sketches, facts, groupings(), List.of(RELEASE));
    }

    /** The same with every record twice. */
    public World doubled() {
        return new World(twice(sketches), twice(facts), twice(deltas), twice(releases));
    }

    private static Sketch afterRelease(Sketch sketch) {
        boolean moves = sketch.getAccountId().startsWith("farm-")
                && sketch.getExchangeId().hashCode() % 2 == 0
                && EventTime.millis(sketch.getOccurredAt()) >= EventTime.millis(RELEASE.getOccurredAt());
        return moves ? sketch.toBuilder().setModel(RELEASE.getModel()).build() : sketch;
    }

    private static <T> List<T> twice(List<T> records) {
        List<T> doubled = new ArrayList<>(records);
        doubled.addAll(records);
        return doubled;
    }

    private static void live(Person person, int exchanges, List<Sketch> sketches, List<AccountFact> facts, long seed) {
        var random = new SplittableRandom(seed ^ person.account().hashCode());
        long start = LENGTH.start(FIRST);
        long span = LENGTH.end(FIRST + EPOCHS - 1) - start;
        facts.add(AccountFact.newBuilder()
                .setAccountId(person.account())
                .setKind("SIGNED_UP")
                .setOccurredAt(EventTime.timestamp(start + random.nextLong(span / 10)))
                .setVerification("EMAIL")
                .build());
        for (int i = 0; i < exchanges; i++) {
            sketches.add(person.exchange(i, start + random.nextLong(span)));
        }
    }

    private static List<CohortDelta> groupings() {
        return List.of(
                delta("farm", 1, 1, 60)
                        .addAllJoined(accounts("farm-", 0, 14))
                        .addLinks(card(14))
                        .build(),
                delta("office", 1, 1, 70)
                        .addAllJoined(accounts("office-", 0, 12))
                        .addJoined("person-0")
                        .build(),
                delta("rest", 1, 1, 90).addAllJoined(accounts("farm-", 14, 24)).build(),
                delta("office", 2, 2, 120).addLeft("person-0").build(),
                delta("rest", 2, 2, 180)
                        .addAllLeft(accounts("farm-", 14, 24))
                        .setDissolved(true)
                        .setMergedInto("farm")
                        .build(),
                delta("farm", 2, 1, 180)
                        .addAllJoined(accounts("farm-", 14, 24))
                        .addLinks(card(24))
                        .build());
    }

    private static Link card(int accounts) {
        return Link.newBuilder()
                .setKind(LinkKind.LINK_KIND_PAYMENT)
                .setValues(3)
                .setAccounts(accounts)
                .setWeight(5)
                .build();
    }

    private static CohortDelta.Builder delta(String id, long version, long generation, int epoch) {
        return CohortDelta.newBuilder()
                .setCohortId(id)
                .setVersion(version)
                .setGeneration(generation)
                .setAsOf(EventTime.timestamp(LENGTH.end(FIRST + epoch)));
    }

    private static List<String> accounts(String prefix, int from, int to) {
        List<String> accounts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            accounts.add(prefix + i);
        }
        accounts.sort(null);
        return accounts;
    }
}
