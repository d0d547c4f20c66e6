package dev.stillwatch.sketch.activity;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.ingest.v1.Usage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random sketches and facts with every field in use, from a seed. */
final class RandomTraffic {
    static final long START = 1_790_000_000_000L;
    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final List<String> KINDS =
            List.of("SIGNED_UP", "PAYMENT_METHOD_ADDED", "VERIFIED", "CREDENTIAL_CREATED", "PLAN_CHANGED", "CLOSED");
    private static final List<String> LEVELS =
            List.of("", "NONE", "EMAIL", "PHONE", "PAYMENT", "ORGANISATION", "IDENTITY");
    private static final List<String> LANGUAGES = List.of("", "en", "zh", "ru", "xx");

    private final RandomGenerator random;
    private final int days;
    private Releases releases = Releases.none();

    RandomTraffic(long seed, int days) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.days = days;
        for (int model = 0; model < 4; model++) {
            long at = START + random.nextLong(days * MILLIS_A_DAY);
            releases = releases.with(new Releases.Released(at, "model-" + model));
        }
    }

    RandomGenerator random() {
        return random;
    }

    Activity one() {
        return random.nextInt(4) == 0
                ? Activity.of(fact())
                : Activity.builder().add(sketch(), releases).build();
    }

    Activity some() {
        ActivityBuilder builder = Activity.builder();
        for (int i = random.nextInt(12); i > 0; i--) {
            builder.add(one());
        }
        return builder.build();
    }

    Sketch sketch() {
        Sketch.Builder sketch = Sketch.newBuilder()
                .setOccurredAt(moment())
                .setAccountId("a-1")
                .setOrganizationId(random.nextBoolean() ? "" : "org-" + random.nextInt(3))
                .setCredentialId("key-" + random.nextInt(5))
                .setSession(hash())
                .setModel("model-" + random.nextInt(4))
                .setPrompt(text())
                .setToolset(hash())
                .setToolCount(random.nextInt(3))
                .setMessageCount(1 + random.nextInt(9))
                .setAssistantTurns(random.nextInt(3))
                .setUsage(Usage.newBuilder()
                        .setInputTokens(random.nextInt(4000))
                        .setOutputTokens(random.nextInt(4000))
                        .setReasoningTokens(random.nextInt(4000))
                        .setCachedTokens(random.nextInt(100)))
                .setParameters(Parameters.newBuilder()
                        .setTemperature(random.nextDouble() * 2)
                        .setN(random.nextInt(4))
                        .setLogprobs(random.nextBoolean())
                        .setStream(random.nextBoolean())
                        .setReasoningEffort(random.nextBoolean() ? "high" : "low"))
                .setFinishReason(random.nextBoolean() ? "stop" : "length")
                .setReasoningLength(random.nextInt(500))
                .setClient(client())
                .addHandlesPresented(hash())
                .setHandlesForeign(random.nextInt(2))
                .setHandlesOtherSession(random.nextInt(2));
        if (random.nextBoolean()) {
            sketch.setSystem(text());
        }
        if (random.nextBoolean()) {
            sketch.setResponse(text());
        }
        return sketch.build();
    }

    AccountFact fact() {
        return AccountFact.newBuilder()
                .setAccountId("a-1")
                .setOccurredAt(moment())
                .setKind(pick(KINDS))
                .setPlan(random.nextBoolean() ? "" : "plan-" + random.nextInt(3))
                .setProgramme(random.nextBoolean() ? "" : "education")
                .setOrganizationId(random.nextBoolean() ? "" : "org-" + random.nextInt(3))
                .setVerification(pick(LEVELS))
                .setEmail(hash())
                .setEmailDisposable(random.nextBoolean())
                .setPhone(hash())
                .setPayment(hash())
                .setDevice(hash())
                .setReferral(hash())
                .build();
    }

    private ClientSketch client() {
        ClientSketch.Builder client = ClientSketch.newBuilder()
                .setIp(hash())
                .setPrefix(hash())
                .setAsn(random.nextInt(70_000))
                .setCountry(random.nextBoolean() ? "DE" : "SG")
                .setJa4(hash())
                .setUserAgent(hash())
                .setBuild(hash());
        if (random.nextBoolean()) {
            client.setTelemetrySeen(random.nextBoolean());
        }
        if (random.nextInt(5) == 0) {
            client.addContradictions("user_agent_sdk");
        }
        return client.build();
    }

    private TextSketch text() {
        byte[] embedding = new byte[64];
        random.nextBytes(embedding);
        byte[] classes = new byte[7];
        random.nextBytes(classes);
        return TextSketch.newBuilder()
                .setLength(random.nextInt(4000))
                .setWords(random.nextInt(700))
                .setDigest(hash())
                .setSkeleton(hash())
                .setOpening(hash())
                .setLanguage(pick(LANGUAGES))
                .setClasses(ByteString.copyFrom(classes))
                .setEmbedding(ByteString.copyFrom(embedding))
                .build();
    }

    private Timestamp moment() {
        long millis = START + random.nextLong(days * MILLIS_A_DAY);
        return Timestamp.newBuilder()
                .setSeconds(millis / 1000)
                .setNanos((int) (millis % 1000) * 1_000_000)
                .build();
    }

    /** A keyed hash, now and then one of a few, now and then absent. */
    private long hash() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1, 2 -> Mix.mix(1 + random.nextInt(7));
            default -> random.nextLong();
        };
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
