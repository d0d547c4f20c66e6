package dev.stillwatch.linking.service;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Recorded traffic of some days: people with prompts of their own, a farm that runs one template from cards and addresses it shares, and an
 * office. As two logs, each with a watermark after every epoch, as ingest writes them.
 */
public final class Traffic {

    public static final long START = 1_767_225_600_000L;
    public static final long EPOCH = 300_000;
    public static final String INGEST = "ingest/0";

    private final List<SketchRecord> sketches = new ArrayList<>();
    private final List<AccountRecord> accounts = new ArrayList<>();
    private final Random random;
    private final int farm;
    private long exchange;

    /** Of so many hours, with so many people and a farm of so many accounts. */
    public Traffic(long seed, int hours, int people, int farm) {
        this.random = new Random(seed);
        this.farm = farm;
        for (int epoch = 0; epoch < hours * 12; epoch++) {
            long from = START + epoch * EPOCH;
            if (epoch < 12) {
                signUps(from, people, epoch);
            }
            for (int i = 0; i < (people + farm) / 6; i++) {
                long time = from + random.nextInt((int) EPOCH);
                sketches.add(SketchRecord.newBuilder()
                        .setSketch(random.nextInt(people + farm) < people ? person(people, time) : farmer(time))
                        .build());
            }
            Watermark end = watermark(from + EPOCH);
            sketches.add(SketchRecord.newBuilder().setWatermark(end).build());
            accounts.add(AccountRecord.newBuilder().setWatermark(end).build());
        }
    }

    public static Watermark watermark(long time) {
        return Watermark.newBuilder()
                .addSources(INGEST)
                .setEventTime(EventTime.timestamp(time))
                .build();
    }

    private void signUps(long from, int people, int epoch) {
        for (int i = epoch; i < people; i += 12) {
            accounts.add(AccountRecord.newBuilder()
                    .setFact(AccountFact.newBuilder()
                            .setAccountId("person-" + i)
                            .setOccurredAt(EventTime.timestamp(from + i))
                            .setKind("SIGNED_UP")
                            .setEmailPattern(500 + i % 40)
                            .setPayment(10_000 + i))
                    .build());
        }
        for (int i = epoch; i < farm; i += 12) {
            accounts.add(AccountRecord.newBuilder()
                    .setFact(AccountFact.newBuilder()
                            .setAccountId("farm-" + i)
                            .setOccurredAt(EventTime.timestamp(from + i))
                            .setKind("SIGNED_UP")
                            .setPayment(700 + i % 5))
                    .build());
        }
    }

    private Sketch person(int people, long time) {
        int who = random.nextInt(people);
        return sketch("person-" + who, time)
                .setPrompt(prompt(100_000 + exchange))
                .setClient(ClientSketch.newBuilder()
                        .setIp(1_000 + who / 3)
                        .setPrefix(2_000 + who / 50)
                        .setAsn(7)
                        .setBuild(1 + random.nextInt(4))
                        .setJa4(1 + random.nextInt(4)))
                .build();
    }

    private Sketch farmer(long time) {
        return sketch("farm-" + random.nextInt(farm), time)
                .setPrompt(prompt(42))
                .setClient(ClientSketch.newBuilder()
                        .setIp(3_000 + random.nextInt(farm))
                        .setPrefix(4_000))
                .build();
    }

    private Sketch.Builder sketch(String account, long time) {
        return Sketch.newBuilder()
                .setExchangeId("x" + exchange++)
                .setAccountId(account)
                .setOccurredAt(EventTime.timestamp(time));
    }

    private static TextSketch prompt(long template) {
        return TextSketch.newBuilder()
                .setLength(300)
                .setWords(50)
                .setSkeleton(template * 100)
                .addBands(template * 100 + 1)
                .addBands(template * 100 + 2)
                .build();
    }

    public List<SketchRecord> sketches() {
        return sketches;
    }

    public List<AccountRecord> accounts() {
        return accounts;
    }
}
