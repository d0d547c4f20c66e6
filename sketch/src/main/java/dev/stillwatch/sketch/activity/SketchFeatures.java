package dev.stillwatch.sketch.activity;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.ingest.v1.Usage;
import java.util.Set;

/** What one exchange adds to an activity. */
final class SketchFeatures {
    private static final long MILLIS_AN_HOUR = 3_600_000L;
    private static final long HOURS_A_DAY = 24;
    private static final Set<String> CUT_SHORT = Set.of("length", "max_tokens", "MAX_TOKENS");
    private static final int CLASSES = 7;
    private static final int HALF = 128;

    private SketchFeatures() {}

    static void addTo(ActivityBuilder to, Sketch sketch) {
        to.count(Counter.EXCHANGES, 1);
        to.countIf(sketch.getAssistantTurns() == 0, Counter.FIRST_TURNS);
        to.countIf(sketch.getToolCount() > 0, Counter.WITH_TOOLS);
        to.countIf(sketch.hasResponse(), Counter.WITH_RESPONSE);
        to.countIf(sketch.getReasoningLength() > 0, Counter.WITH_REASONING_TEXT);
        to.countIf(CUT_SHORT.contains(sketch.getFinishReason()), Counter.CUT_SHORT);
        to.count(Counter.MESSAGES, sketch.getMessageCount());
        to.count(Counter.HANDLES_ISSUED, sketch.getHandlesIssuedCount());
        to.count(Counter.HANDLES_PRESENTED, sketch.getHandlesPresentedCount());
        to.count(Counter.HANDLES_FOREIGN, sketch.getHandlesForeign());
        to.count(Counter.HANDLES_OTHER_SESSION, sketch.getHandlesOtherSession());
        to.count(Counter.TRAINING_VALUE, TrainingValue.of(sketch));
        to.hashed(Histogram.MODELS, hash(sketch.getModel()), 1);
        to.hashed(Histogram.TOOLSETS, sketch.getToolset(), 1);
        to.member(Distinct.SESSIONS, sketch.getSession());
        long millis = Moments.millis(sketch.getOccurredAt());
        to.organization(Latest.of(millis, sketch.getOrganizationId()));
        addTime(to, millis);
        addUsage(to, sketch.getUsage());
        addParameters(to, sketch.getParameters());
        addClient(to, sketch.getClient());
        addPrompt(to, sketch.getPrompt());
        addDraw(to, sketch);
        addCredential(to, sketch);
        if (sketch.hasSystem()) {
            to.count(Counter.WITH_SYSTEM, 1);
            to.hashed(Histogram.SYSTEMS, sketch.getSystem().getDigest(), 1);
            to.member(Distinct.SYSTEMS, sketch.getSystem().getDigest());
        }
    }

    static void addRelease(ActivityBuilder to, Sketch sketch, Releases releases) {
        long millis = Moments.millis(sketch.getOccurredAt());
        releases.before(millis).ifPresent(released -> {
            to.count(Counter.NEAR_RELEASE, 1);
            to.extreme(Extreme.RELEASED, released.atMillis());
            if (releases.isNew(sketch.getModel(), millis)) {
                to.count(Counter.NEW_MODEL, 1);
                to.count(Counter.NEW_MODEL_DRAW, Draw.of(sketch));
            }
        });
    }

    private static void addDraw(ActivityBuilder to, Sketch sketch) {
        int draw = Draw.of(sketch);
        int strongest = Draw.strongest(sketch.getPrompt().getClasses());
        to.count(Counter.DRAW, draw);
        to.bucket(Histogram.DRAWS, bucket(Histogram.DRAWS, draw, Draw.MOST), 1);
        to.bucket(Histogram.FORMS, bucket(Histogram.FORMS, Draw.form(sketch), Draw.MOST), 1);
        to.bucket(Histogram.STRENGTHS, bucket(Histogram.STRENGTHS, strongest, 255), 1);
        to.countIf(strongest >= HALF && sketch.getHandlesOtherSession() > 0, Counter.ELICITING_REPLAYS);
    }

    private static int bucket(Histogram histogram, int value, int most) {
        return Math.min(histogram.size() - 1, value * histogram.size() / most);
    }

    /** A credential, and what client it was used with: the claimed SDK without its version, and the TLS stack. */
    private static void addCredential(ActivityBuilder to, Sketch sketch) {
        long credential = hash(sketch.getCredentialId());
        to.member(Distinct.CREDENTIALS, credential);
        long client =
                Mix.mix(hash(sketch.getClient().getSdk())) ^ sketch.getClient().getJa4();
        if (credential != 0 && client != 0) {
            to.member(Distinct.CREDENTIAL_CLIENTS, Mix.mix(credential) ^ client);
        }
    }

    private static void addTime(ActivityBuilder to, long millis) {
        long hour = Math.floorDiv(millis, MILLIS_AN_HOUR);
        long day = Math.floorDiv(hour, HOURS_A_DAY);
        // 1 January 1970 was a Thursday.
        int weekday = (int) Math.floorMod(day + 3, 7L);
        to.bucket(Histogram.WEEK_HOURS, weekday * 24 + (int) Math.floorMod(hour, HOURS_A_DAY), 1);
        to.day(day);
        to.member(Distinct.ACTIVE_HOURS, hour);
        to.extreme(Extreme.FIRST_EXCHANGE, millis);
        to.extreme(Extreme.LAST_EXCHANGE, millis);
    }

    private static void addUsage(ActivityBuilder to, Usage usage) {
        to.count(Counter.INPUT_TOKENS, usage.getInputTokens());
        to.count(Counter.OUTPUT_TOKENS, usage.getOutputTokens());
        to.count(Counter.REASONING_TOKENS, usage.getReasoningTokens());
        to.count(Counter.CACHED_TOKENS, usage.getCachedTokens());
    }

    private static void addParameters(ActivityBuilder to, Parameters parameters) {
        if (parameters.hasTemperature() && Double.isFinite(parameters.getTemperature())) {
            to.count(Counter.TEMPERATURE_SET, 1);
            to.count(Counter.TEMPERATURE, Math.round(Math.clamp(parameters.getTemperature(), 0, 100) * 1000));
        }
        to.countIf(parameters.getN() > 1, Counter.MANY_ALTERNATIVES);
        to.countIf(parameters.getLogprobs(), Counter.LOG_PROBABILITIES);
        to.countIf(parameters.getStream(), Counter.STREAMED);
        to.countIf(Draw.highEffort(parameters), Counter.HIGH_REASONING_EFFORT);
    }

    private static void addClient(ActivityBuilder to, ClientSketch client) {
        to.member(Distinct.ADDRESSES, client.getIp());
        to.member(Distinct.PREFIXES, client.getPrefix());
        to.member(Distinct.TLS_FINGERPRINTS, client.getJa4());
        if (client.getUserAgent() != 0 || client.getBuild() != 0) {
            to.member(Distinct.AGENTS, Mix.mix(client.getUserAgent()) ^ client.getBuild());
        }
        to.hashed(Histogram.COUNTRIES, hash(client.getCountry()), 1);
        to.hashed(Histogram.NETWORKS, client.getAsn(), 1);
        to.countIf(client.getContradictionsCount() > 0, Counter.CONTRADICTIONS);
        to.countIf(client.hasTelemetrySeen() && !client.getTelemetrySeen(), Counter.WITHOUT_TELEMETRY);
        to.countIf(client.getTelemetrySeen(), Counter.WITH_TELEMETRY);
    }

    private static void addPrompt(ActivityBuilder to, TextSketch prompt) {
        long words = prompt.getWords();
        to.count(Counter.PROMPT_WORDS, words);
        to.count(Counter.PROMPT_WORDS_SQUARED, words * words);
        int lengthBucket = 63 - Long.numberOfLeadingZeros(words + 1);
        to.bucket(Histogram.PROMPT_LENGTHS, Math.min(lengthBucket, Histogram.PROMPT_LENGTHS.size() - 1), 1);
        to.bucket(Histogram.LANGUAGES, Languages.bucket(prompt.getLanguage()), 1);
        to.countIf(prompt.getOpening() != 0, Counter.WITH_OPENING);
        to.hashed(Histogram.SKELETONS, prompt.getSkeleton(), 1);
        to.hashed(Histogram.OPENINGS, prompt.getOpening(), 1);
        to.member(Distinct.SKELETONS, prompt.getSkeleton());
        to.member(Distinct.PROMPTS, prompt.getDigest());
        addClasses(to, prompt.getClasses());
        if (prompt.getEmbedding().size() == Topic.DIMENSIONS) {
            addEmbedding(to, prompt.getEmbedding());
        }
    }

    private static void addClasses(ActivityBuilder to, ByteString classes) {
        boolean any = false;
        for (int i = 0; i < Math.min(classes.size(), CLASSES); i++) {
            int score = classes.byteAt(i) & 0xff;
            to.bucket(Histogram.CLASS_SCORES, i, score);
            if (score >= HALF) {
                to.bucket(Histogram.CLASS_EXCHANGES, i, 1);
                any = true;
            }
        }
        if (any) {
            to.bucket(Histogram.CLASS_EXCHANGES, CLASSES, 1);
        }
    }

    private static void addEmbedding(ActivityBuilder to, ByteString embedding) {
        long squared = 0;
        for (int i = 0; i < Topic.DIMENSIONS; i++) {
            to.bucket(Histogram.EMBEDDING, i, embedding.byteAt(i));
            squared += embedding.byteAt(i) * embedding.byteAt(i);
        }
        if (squared > 0) {
            to.count(Counter.WITH_EMBEDDING, 1);
            to.count(Counter.EMBEDDING_SQUARED, squared);
            to.bucket(Histogram.TOPICS, Topic.of(embedding), 1);
        }
    }

    private static long hash(String text) {
        return text.isEmpty() ? 0 : Mix.hash(text);
    }
}
