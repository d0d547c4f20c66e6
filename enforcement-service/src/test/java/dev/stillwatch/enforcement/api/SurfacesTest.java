package dev.stillwatch.enforcement.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.stillwatch.enforcement.EnforcementConfiguration;
import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.enforcement.SwitchConfiguration;
import dev.stillwatch.enforcement.check.Buckets;
import dev.stillwatch.enforcement.check.HttpRefusal;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.Dependencies;
import dev.stillwatch.enforcement.state.GuardView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.type.v1.Subject;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every gateway is told, by what is in force on the account: one table for all surfaces. */
class SurfacesTest {

    private static final Buckets HALF_A_MINUTE = account -> new Buckets.Answer.Empty(Duration.ofMillis(29_001));
    private static final Buckets TOKENS = account -> new Buckets.Answer.Taken();
    private static final Buckets AWAY = account -> new Buckets.Answer.Unavailable();

    private final ActionView actions = new ActionView(SwitchConfiguration.NONE);
    private final GuardView guards = new GuardView(OpenTelemetry.noop().getMeter("test"), SwitchConfiguration.NONE);
    private final Progress progress = new Progress();
    private final Dependencies dependencies =
            new Dependencies(OpenTelemetry.noop().getMeter("test"), progress);

    @ParameterizedTest
    @CsvSource({
        // in force, status for the customer, seconds to wait, without reasoning, verification wanted
        "ACTION_KIND_UNSPECIFIED,        200, 0,  false, false",
        "ACTION_KIND_OBSERVE,            200, 0,  false, false",
        "ACTION_KIND_THROTTLE,           429, 30, false, false",
        "ACTION_KIND_WITHHOLD_REASONING, 200, 0,  true,  false",
        "ACTION_KIND_VERIFY,             403, 0,  false, true",
        "ACTION_KIND_SUSPEND,            403, 0,  false, false",
        "ACTION_KIND_TAKE_DOWN,          403, 0,  false, false",
    })
    void everySurfaceSaysTheSame(ActionKind kind, int status, long wait, boolean withhold, boolean verify) {
        Surfaces surfaces = surfaces(HALF_A_MINUTE, true);
        progress.caughtUp();
        if (kind != ActionKind.ACTION_KIND_UNSPECIFIED) {
            actions.apply(action("a", kind));
        }

        CheckResponse check = surfaces.check("a");
        assertThat(check.getAllowed()).isEqualTo(status == 200);
        assertThat(check.getAction()).isEqualTo(kind);
        assertThat(check.getWithholdReasoning()).isEqualTo(withhold);
        assertThat(check.getVerificationRequired()).isEqualTo(verify);
        assertThat(Math.ceilDiv(
                        Duration.ofSeconds(
                                        check.getRetryAfter().getSeconds(),
                                        check.getRetryAfter().getNanos())
                                .toMillis(),
                        1000))
                .isEqualTo(wait);

        var envoy = surfaces.extAuthz("a");
        assertThat(status(envoy)).isEqualTo(status);
        assertThat(headers(envoy).getOrDefault("retry-after", "0")).isEqualTo(Long.toString(wait));
        assertThat(headers(envoy).containsKey(ExtAuthzAnswers.WITHHOLD)).isEqualTo(withhold);
        assertThat(envoy.getOkResponse().getHeadersToRemoveList().contains(ExtAuthzAnswers.WITHHOLD))
                .as("what a caller sends itself is taken away")
                .isEqualTo(status == 200 && !withhold);
        assertThat(envoy.getDynamicMetadata()
                        .getFieldsOrThrow("verification_required")
                        .getBoolValue())
                .isEqualTo(verify);

        JsonObject http = surfaces.http("a");
        assertThat(http.get("allowed").getAsBoolean()).isEqualTo(status == 200);
        assertThat(http.get("action").getAsString()).isEqualTo(kind.name());
        assertThat(http.get("withholdReasoning").getAsBoolean()).isEqualTo(withhold);
        assertThat(http.get("verificationRequired").getAsBoolean()).isEqualTo(verify);
        if (status != 200) {
            JsonObject response = http.getAsJsonObject("response");
            assertThat(response.get("status").getAsInt()).isEqualTo(status);
            assertThat(response.get("retryAfterSeconds").getAsLong()).isEqualTo(wait);
            assertThat(response.get("body").getAsString()).isEqualTo(HttpRefusal.BODY);
        }

        assertThat(surfaces.litellm("a").get("action").getAsString()).isEqualTo(status == 200 ? "NONE" : "BLOCKED");
    }

    @Test
    void aThrottledAccountIsServedWhileItHasTokens() {
        Surfaces surfaces = surfaces(TOKENS, false);
        progress.caughtUp();
        actions.apply(action("a", ActionKind.ACTION_KIND_THROTTLE));

        assertThat(surfaces.allowed("a")).containsExactly(true, true, true, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beforeAnythingIsReadEverySurfaceAnswersWithTheFailModeOfTheService(boolean failOpen) {
        Surfaces surfaces = surfaces(TOKENS, failOpen);

        assertThat(surfaces.allowed("a")).containsOnly(failOpen);
        assertThat(surfaces.check("a").getDegraded()).isTrue();
        assertThat(status(surfaces.extAuthz("a"))).isEqualTo(failOpen ? 200 : 503);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutBucketsEverySurfaceAnswersWithTheFailModeOfThePolicy(boolean failOpen) {
        Surfaces surfaces = surfaces(AWAY, failOpen);
        progress.caughtUp();
        actions.apply(action("a", ActionKind.ACTION_KIND_THROTTLE));

        assertThat(surfaces.allowed("a")).containsOnly(failOpen);
        assertThat(status(surfaces.extAuthz("a"))).isEqualTo(failOpen ? 200 : 429);
        assertThat(surfaces.allowed("nobody is acted on")).containsOnly(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestOfNobodyIsAnsweredWithTheFailModeOfTheService(boolean failOpen) {
        Surfaces surfaces = surfaces(TOKENS, failOpen);
        progress.caughtUp();

        assertThat(status(surfaces.extAuthz(AttributeContext.getDefaultInstance())))
                .isEqualTo(failOpen ? 200 : 503);
        assertThat(surfaces.guardrail("{\"input_type\":\"request\",\"request_data\":{}}")
                        .get("action")
                        .getAsString())
                .isEqualTo(failOpen ? "NONE" : "BLOCKED");
    }

    @Test
    void denialsAreAlikeToTheByteButForTheNameOfTheDecision() {
        Surfaces surfaces = surfaces(TOKENS, true);
        progress.caughtUp();
        Set<String> envoy = new HashSet<>();
        Set<String> http = new HashSet<>();
        Set<String> litellm = new HashSet<>();
        for (ActionKind kind : denied()) {
            actions.apply(action(kind.name(), kind));
            var response = surfaces.extAuthz(kind.name());
            String decision = String.valueOf(headers(response).get(ExtAuthzAnswers.DECISION));
            envoy.add(response.getDeniedResponse().toString().replace(decision, "D") + decision.length());
            http.add(surfaces.http(kind.name()).getAsJsonObject("response").toString());
            litellm.add(surfaces.litellm(kind.name()).toString().replaceAll("[0-9a-f]{32}", "D"));
        }

        assertThat(envoy).hasSize(1);
        assertThat(http).hasSize(1);
        assertThat(litellm).hasSize(1);
    }

    /** The share of pairs in which one kind's answer took longer than another's: a half when the kinds take alike long. */
    @Test
    void denialsTakeAlikeLong() {
        Surfaces surfaces = surfaces(TOKENS, true);
        progress.caughtUp();
        denied().forEach(kind -> actions.apply(action(kind.name(), kind)));
        Map<ActionKind, List<Long>> durations = new EnumMap<>(ActionKind.class);
        for (int i = 0; i < 6_000; i++) {
            for (ActionKind kind : denied()) {
                long start = System.nanoTime();
                var response = surfaces.extAuthz(kind.name());
                long took = System.nanoTime() - start;
                assertThat(response.hasDeniedResponse()).isTrue();
                if (i >= 4_000) {
                    durations.computeIfAbsent(kind, k -> new ArrayList<>()).add(took);
                }
            }
        }

        for (ActionKind one : denied()) {
            for (ActionKind other : denied()) {
                assertThat(shareLonger(
                                durations.getOrDefault(one, List.of()), durations.getOrDefault(other, List.of())))
                        .as("%s against %s", one, other)
                        .isBetween(0.2, 0.8);
            }
        }
    }

    @Test
    void findsTheAccountWhereTheSettingSaysAndTheFirstThatIsThere() {
        actions.apply(action("a", ActionKind.ACTION_KIND_SUSPEND));
        progress.caughtUp();
        Surfaces surfaces = new Surfaces(
                gatekeeper(TOKENS, true),
                configuration("metadata:envoy.filters.http.jwt_authn/payload/account, context:account, principal"));
        Struct claim = Struct.newBuilder()
                .putFields(
                        "payload",
                        Value.newBuilder()
                                .setStructValue(Struct.newBuilder()
                                        .putFields(
                                                "account",
                                                Value.newBuilder()
                                                        .setStringValue("a")
                                                        .build()))
                                .build())
                .build();

        assertThat(status(surfaces.extAuthz(AttributeContext.newBuilder()
                        .setMetadataContext(
                                Metadata.newBuilder().putFilterMetadata("envoy.filters.http.jwt_authn", claim))
                        .putContextExtensions("account", "someone else")
                        .build())))
                .isEqualTo(403);
        assertThat(status(surfaces.extAuthz(AttributeContext.newBuilder()
                        .putContextExtensions("account", "a")
                        .build())))
                .isEqualTo(403);
        assertThat(status(surfaces.extAuthz(AttributeContext.newBuilder()
                        .setSource(AttributeContext.Peer.newBuilder().setPrincipal("a"))
                        .build())))
                .isEqualTo(403);
    }

    @Test
    void looksAtNoResponseAndTakesNoHeaderOfTheCallerForTheAccount() {
        actions.apply(action("a", ActionKind.ACTION_KIND_SUSPEND));
        progress.caughtUp();
        Surfaces surfaces = surfaces(TOKENS, true);

        assertThat(surfaces.guardrail("{\"input_type\":\"response\",\"request_data\":{\"user_api_key_user_id\":\"a\"}}")
                        .get("action")
                        .getAsString())
                .isEqualTo("NONE");
        assertThat(surfaces.guardrail(
                                "{\"input_type\":\"request\",\"request_headers\":{\"x-stillwatch-account\":\"b\"},"
                                        + "\"request_data\":{\"user_api_key_user_id\":\"a\"},\"texts\":[\"hello\"]}")
                        .get("action")
                        .getAsString())
                .isEqualTo("BLOCKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"accountId\":7}", "{\"accountId\":\"\"}"})
    void refusesWhatIsNoQuestion(String body) {
        assertThat(surfaces(TOKENS, true).httpStatus(body)).isEqualTo(400);
    }

    private static double shareLonger(List<Long> one, List<Long> other) {
        long[] sorted = other.stream().mapToLong(Long::longValue).sorted().toArray();
        double pairs = 0;
        for (long duration : one) {
            int place = Arrays.binarySearch(sorted, duration);
            pairs += place < 0 ? -place - 1 : place;
        }
        return pairs / ((double) one.size() * sorted.length);
    }

    private static List<ActionKind> denied() {
        return List.of(ActionKind.ACTION_KIND_VERIFY, ActionKind.ACTION_KIND_SUSPEND, ActionKind.ACTION_KIND_TAKE_DOWN);
    }

    private static int status(io.envoyproxy.envoy.service.auth.v3.CheckResponse response) {
        return response.hasOkResponse()
                ? 200
                : response.getDeniedResponse().getStatus().getCodeValue();
    }

    private static Map<String, String> headers(io.envoyproxy.envoy.service.auth.v3.CheckResponse response) {
        List<HeaderValueOption> options = response.hasOkResponse()
                ? response.getOkResponse().getHeadersList()
                : response.getDeniedResponse().getHeadersList();
        return options.stream()
                .collect(Collectors.toMap(
                        o -> o.getHeader().getKey(), o -> o.getHeader().getValue()));
    }

    @Test
    void inShadowEverySurfaceServesEverybody() {
        actions.apply(action("a", ActionKind.ACTION_KIND_TAKE_DOWN));
        Surfaces surfaces = surfaces(account -> new Buckets.Answer.Taken(), false);
        progress.caughtUp();
        assertThat(surfaces.allowed("a")).containsOnly(false);

        guards.apply(GuardRecord.newBuilder()
                .setSwitches(Switches.newBuilder().setShadow(true))
                .build());

        assertThat(surfaces.allowed("a")).containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource({
        // in force, fail mode, status once Kafka is not heard
        "ACTION_KIND_UNSPECIFIED,        true,  200",
        "ACTION_KIND_UNSPECIFIED,        false, 200",
        "ACTION_KIND_THROTTLE,           true,  200",
        "ACTION_KIND_THROTTLE,           false, 429",
        "ACTION_KIND_WITHHOLD_REASONING, true,  200",
        "ACTION_KIND_WITHHOLD_REASONING, false, 200",
        "ACTION_KIND_VERIFY,             true,  200",
        "ACTION_KIND_VERIFY,             false, 403",
        "ACTION_KIND_TAKE_DOWN,          true,  200",
        "ACTION_KIND_TAKE_DOWN,          false, 403",
    })
    void whileKafkaIsNotHeardEveryPolicyGoesByItsFailMode(ActionKind kind, boolean failOpen, int status) {
        Surfaces surfaces = surfaces(HALF_A_MINUTE, failOpen);
        progress.caughtUp();
        if (kind != ActionKind.ACTION_KIND_UNSPECIFIED) {
            actions.apply(action("a", kind));
        }
        dependencies.kafka(false);

        CheckResponse check = surfaces.check("a");
        assertThat(check.getAllowed()).isEqualTo(status == 200);
        assertThat(check.getDegraded()).isEqualTo(kind != ActionKind.ACTION_KIND_UNSPECIFIED);
        assertThat(check.getWithholdReasoning())
                .isEqualTo(kind == ActionKind.ACTION_KIND_WITHHOLD_REASONING && !failOpen);
        dependencies.kafka(true);
        assertThat(surfaces.check("a").getDegraded()).isFalse();
    }

    private Surfaces surfaces(Buckets buckets, boolean failOpen) {
        return new Surfaces(gatekeeper(buckets, failOpen), configuration("header:x-stillwatch-account"));
    }

    private Gatekeeper gatekeeper(Buckets buckets, boolean failOpen) {
        return new Gatekeeper(
                actions,
                guards,
                progress,
                buckets,
                (version, policy) -> failOpen,
                new CheckMetrics(OpenTelemetry.noop().getMeter("test")),
                dependencies,
                new EnforcementConfiguration(1, Duration.ofHours(1), failOpen),
                configuration("header:x-stillwatch-account"));
    }

    private static GatewayConfiguration configuration(String account) {
        return new GatewayConfiguration(
                account, "user_api_key_user_id,user_api_key_team_id", "127.0.0.1", -1, "", false, Duration.ZERO);
    }

    private static Action action(String account, ActionKind kind) {
        return Action.newBuilder()
                .setActionId("act-" + account)
                .setSubject(Subject.newBuilder().setAccount(account))
                .setKind(kind)
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.STATE_ACTIVE)
                .setPolicyId("a-policy")
                .setPolicyVersion("default@1")
                .build();
    }
}
