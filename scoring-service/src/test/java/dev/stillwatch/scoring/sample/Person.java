package dev.stillwatch.scoring.sample;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.ingest.v1.Usage;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.SplittableRandom;

/** Writes exchanges like a person, or like a campaign's account. Not for several threads. */
public final class Person {

    private static final int CLASSES = 7;
    private static final int DIMENSIONS = 64;

    private final String account;
    private final double extracts;
    private final SplittableRandom random;
    private final double[] interests;

    private Person(String account, double extracts, long seed) {
        this.account = account;
        this.extracts = extracts;
        this.random = new SplittableRandom(seed * 31 + account.hashCode());
        this.interests = direction(random);
    }

    /**
     * Somebody.
     *
     * @param account the account's id
     * @param extracts share of the prompts that are a campaign's, 0 to 1
     * @param seed where all choices come from, with the id
     */
    public static Person of(String account, double extracts, long seed) {
        return new Person(account, extracts, seed);
    }

    /** The account's id. */
    public String account() {
        return account;
    }

    /** An exchange at a moment. */
    public Sketch exchange(int number, long millis) {
        boolean campaign = random.nextDouble() < extracts;
        var sketch = Sketch.newBuilder()
                .setExchangeId(account + "/" + number)
                .setOccurredAt(EventTime.timestamp(millis))
                .setAccountId(account)
                .setModel("m")
                .setSession(campaign ? random.nextLong() : account.hashCode() + number / 4)
                .setMessageCount(campaign ? 1 : 1 + 2 * (number % 4))
                .setAssistantTurns(campaign ? 0 : number % 4)
                .setPrompt(prompt(campaign))
                .setUsage(usage(campaign))
                .setClient(ClientSketch.newBuilder()
                        .setIp(account.hashCode())
                        .setUserAgent(account.hashCode() % 7)
                        .setCountry("de"));
        if (campaign) {
            sketch.setParameters(Parameters.newBuilder().setReasoningEffort("high"));
        }
        return sketch.build();
    }

    private TextSketch prompt(boolean campaign) {
        byte[] classes = new byte[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            classes[i] = (byte) random.nextInt(random.nextInt(20) == 0 ? 160 : 60);
        }
        if (campaign) {
            classes[1] = (byte) (150 + random.nextInt(100));
        }
        return TextSketch.newBuilder()
                .setWords(campaign ? 90 + random.nextInt(20) : 5 + random.nextInt(200))
                .setDigest(random.nextLong())
                .setSkeleton(campaign ? 1 + random.nextInt(3) : random.nextLong())
                .setOpening(campaign ? 77 : random.nextLong())
                .setLanguage("en")
                .setClasses(ByteString.copyFrom(classes))
                .setEmbedding(embedding(campaign))
                .build();
    }

    private ByteString embedding(boolean campaign) {
        double[] noise = direction(random);
        double[] towards = campaign ? CAMPAIGN : interests;
        double[] mixed = new double[DIMENSIONS];
        double length = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            mixed[i] = towards[i] + noise[i];
            length += mixed[i] * mixed[i];
        }
        byte[] bytes = new byte[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            bytes[i] = (byte) Math.round(127 * mixed[i] / StrictMath.sqrt(length));
        }
        return ByteString.copyFrom(bytes);
    }

    private Usage usage(boolean campaign) {
        return Usage.newBuilder()
                .setInputTokens(300)
                .setOutputTokens(campaign ? 1500 + random.nextInt(1000) : 50 + random.nextInt(900))
                .setReasoningTokens(campaign ? 2000 + random.nextInt(1000) : random.nextInt(300))
                .build();
    }

    private static final double[] CAMPAIGN = direction(new SplittableRandom(4711));

    private static double[] direction(SplittableRandom random) {
        double[] direction = new double[DIMENSIONS];
        double length = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            direction[i] = random.nextDouble(-1, 1);
            length += direction[i] * direction[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            direction[i] /= StrictMath.sqrt(length);
        }
        return direction;
    }
}
