package dev.stillwatch.linking.service;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.SplittableRandom;

/**
 * Sketches as of February 2026 or a share of it: attackers in campaigns among ten times as many people, exchanges by accounts at random, 667 an account of a
 * campaign in 45 days. Every prompt of a person is another one; a campaign's come from few templates.
 */
final class February {

    /** Exchanges in an epoch of the whole case, of its 16 million in 45 days. */
    private static final double EPOCH = 16e6 / 45 / 288;

    private static final int ATTACKERS = 24_000;
    private static final int BANDS = 8;

    private final SplittableRandom random;
    private final int people;
    private final int attackers;
    private final double epochExchanges;
    private long exchange;

    February(double share, long seed) {
        this.random = new SplittableRandom(seed);
        this.attackers = (int) (ATTACKERS * share);
        this.people = attackers * 10;
        this.epochExchanges = EPOCH * share;
    }

    int accounts() {
        return people + attackers;
    }

    /** Exchanges of the next epoch. */
    int exchanges() {
        return (int) epochExchanges + (random.nextDouble() < epochExchanges % 1 ? 1 : 0);
    }

    /** The sign-up of an account. */
    AccountRecord signUp(int account) {
        boolean person = account < people;
        int i = person ? account : account - people;
        return AccountRecord.newBuilder()
                .setFact(AccountFact.newBuilder()
                        .setAccountId(id(account))
                        .setOccurredAt(EventTime.timestamp(Traffic.START))
                        .setKind("SIGNED_UP")
                        .setEmail(hash(1, account))
                        .setEmailPattern(hash(2, random.nextInt(people / 300 + 1)))
                        .setPayment(person ? hash(3, i) : hash(4, i / 4))
                        .setDevice(person ? hash(5, i) : hash(6, i / 8))
                        .setClient(client(account)))
                .build();
    }

    /** An exchange of the next account, at some time of an epoch. */
    SketchRecord sketch(long start) {
        // Half of all exchanges are a campaign's, as 16 million over 24,000 accounts among ten times as many have it.
        int account = random.nextInt(2) == 0 ? people + random.nextInt(attackers) : random.nextInt(people);
        return SketchRecord.newBuilder()
                .setSketch(Sketch.newBuilder()
                        .setExchangeId("x-" + exchange++)
                        .setAccountId(id(account))
                        .setOccurredAt(EventTime.timestamp(start + random.nextInt((int) Traffic.EPOCH)))
                        .setSession(random.nextLong())
                        .setCredentialId("key-" + account)
                        .setModel("model")
                        .setKeyId("key")
                        .setPrompt(prompt(account))
                        .setClient(client(account)))
                .build();
    }

    private TextSketch prompt(int account) {
        boolean template = account >= people && random.nextInt(10) < 7;
        long family = template ? hash(10, (account % 4) * 100L + random.nextInt(6)) : random.nextLong();
        var text = TextSketch.newBuilder()
                .setLength(600)
                .setWords(90)
                .setDigest(random.nextLong())
                .setSkeleton(hash(11, family))
                .setOpening(hash(12, family))
                .setEmbedding(com.google.protobuf.ByteString.copyFrom(new byte[64]));
        for (int band = 0; band < BANDS; band++) {
            text.addBands(hash(20L + band, family));
        }
        return text.build();
    }

    private ClientSketch client(int account) {
        boolean person = account < people;
        int i = person ? account : account - people;
        return ClientSketch.newBuilder()
                .setIp(person ? hash(30, i / 3) : hash(31, i / 2))
                .setPrefix(hash(32, account / 60))
                .setAsn(7)
                .setBuild(hash(33, person ? account % 400 : 1))
                .setJa4(hash(34, person ? account % 40 : 1))
                .setHttp(hash(35, person ? account % 60 : 1))
                .build();
    }

    private static String id(int account) {
        return "account-" + account;
    }

    private static long hash(long space, long value) {
        return new SplittableRandom(space * 0x9E3779B97F4A7C15L ^ value).nextLong();
    }
}
