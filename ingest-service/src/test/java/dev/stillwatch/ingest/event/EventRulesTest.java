package dev.stillwatch.ingest.event;

import static dev.stillwatch.ingest.event.Events.account;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static dev.stillwatch.ingest.event.Events.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.ReasoningHandles;
import dev.stillwatch.ingest.v1.Response;
import dev.stillwatch.ingest.v1.Usage;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {

    private static final int MIB = 1024 * 1024;

    static Stream<Arguments> bad() {
        return Stream.of(
                row("nothing set", Event.getDefaultInstance(), Reason.EMPTY_EVENT, ""),
                row(
                        "no exchange id",
                        event(exchange().clearExchangeId()),
                        Reason.MISSING_FIELD,
                        "exchange.exchange_id"),
                row("no account id", event(exchange().clearAccountId()), Reason.MISSING_FIELD, "exchange.account_id"),
                row("no model", event(exchange().clearModel()), Reason.MISSING_FIELD, "exchange.model"),
                row("no time", event(exchange().clearOccurredAt()), Reason.MISSING_FIELD, "exchange.occurred_at"),
                row(
                        "year 9999",
                        event(exchange().setOccurredAt(seconds(253_402_300_799L))),
                        Reason.INVALID_FIELD,
                        "exchange.occurred_at"),
                row(
                        "milliseconds taken for seconds",
                        event(exchange().setOccurredAt(seconds(Events.TIME))),
                        Reason.INVALID_FIELD,
                        "exchange.occurred_at"),
                row(
                        "year 1999",
                        event(exchange().setOccurredAt(seconds(946_684_799))),
                        Reason.INVALID_FIELD,
                        "exchange.occurred_at"),
                row(
                        "year 2100",
                        event(exchange().setOccurredAt(seconds(4_102_444_800L))),
                        Reason.INVALID_FIELD,
                        "exchange.occurred_at"),
                row(
                        "a time that is none",
                        event(exchange()
                                .setOccurredAt(
                                        seconds(1_700_000_000).toBuilder().setNanos(1_000_000_000))),
                        Reason.INVALID_FIELD,
                        "exchange.occurred_at"),
                row(
                        "negative nanos",
                        event(exchange()
                                .setOccurredAt(
                                        seconds(1_700_000_000).toBuilder().setNanos(-1))),
                        Reason.INVALID_FIELD,
                        "exchange.occurred_at"),
                row(
                        "a long id",
                        event(exchange().setExchangeId("x".repeat(129))),
                        Reason.INVALID_FIELD,
                        "exchange.exchange_id"),
                row(
                        "an id of 43 characters and 129 bytes",
                        event(exchange().setExchangeId("语".repeat(43))),
                        Reason.INVALID_FIELD,
                        "exchange.exchange_id"),
                row(
                        "a line feed in an id",
                        event(exchange().setExchangeId("a\nb")),
                        Reason.INVALID_FIELD,
                        "exchange.exchange_id"),
                row(
                        "a NUL in an account",
                        event(exchange().setAccountId("a\0")),
                        Reason.INVALID_FIELD,
                        "exchange.account_id"),
                row("a tab in a model", event(exchange().setModel("a\tb")), Reason.INVALID_FIELD, "exchange.model"),
                row(
                        "a C1 control in a session",
                        event(exchange().setSessionId("a\u0085")),
                        Reason.INVALID_FIELD,
                        "exchange.session_id"),
                row(
                        "a large system prompt",
                        event(exchange().setSystem("x".repeat(MIB + 1))),
                        Reason.INVALID_FIELD,
                        "exchange.system"),
                row(
                        "a large message",
                        event(exchange().addMessages(message("user", "x".repeat(MIB + 1)))),
                        Reason.INVALID_FIELD,
                        "exchange.messages[1].content"),
                row(
                        "a long role",
                        event(exchange().addMessages(message("x".repeat(65), ""))),
                        Reason.INVALID_FIELD,
                        "exchange.messages[1].role"),
                row(
                        "too many messages",
                        event(exchange().addAllMessages(Collections.nCopies(4096, Message.getDefaultInstance()))),
                        Reason.INVALID_FIELD,
                        "exchange.messages"),
                row(
                        "too many tools",
                        event(exchange().addAllTools(Collections.nCopies(1025, "t"))),
                        Reason.INVALID_FIELD,
                        "exchange.tools"),
                row(
                        "a long tool",
                        event(exchange().addTools("t").addTools("x".repeat(257))),
                        Reason.INVALID_FIELD,
                        "exchange.tools[1]"),
                row(
                        "a negative latency",
                        event(exchange().setLatencyMs(-0.5)),
                        Reason.INVALID_FIELD,
                        "exchange.latency_ms"),
                row(
                        "a latency that is no number",
                        event(exchange().setLatencyMs(Double.NaN)),
                        Reason.INVALID_FIELD,
                        "exchange.latency_ms"),
                row(
                        "an endless latency",
                        event(exchange().setLatencyMs(Double.POSITIVE_INFINITY)),
                        Reason.INVALID_FIELD,
                        "exchange.latency_ms"),
                row(
                        "a temperature that is no number",
                        event(exchange().setParameters(Parameters.newBuilder().setTemperature(Double.NaN))),
                        Reason.INVALID_FIELD,
                        "exchange.parameters.temperature"),
                row(
                        "a long effort",
                        event(exchange().setParameters(Parameters.newBuilder().setReasoningEffort("x".repeat(65)))),
                        Reason.INVALID_FIELD,
                        "exchange.parameters.reasoning_effort"),
                row(
                        "a large answer",
                        event(exchange().setResponse(Response.newBuilder().setText("x".repeat(4 * MIB + 1)))),
                        Reason.INVALID_FIELD,
                        "exchange.response.text"),
                row(
                        "negative tokens",
                        event(exchange().setUsage(Usage.newBuilder().setCachedTokens(-1))),
                        Reason.INVALID_FIELD,
                        "exchange.usage.cached_tokens"),
                row(
                        "a long handle",
                        event(exchange()
                                .setReasoningHandles(
                                        ReasoningHandles.newBuilder().addPresented("x".repeat(4097)))),
                        Reason.INVALID_FIELD,
                        "exchange.reasoning_handles.presented[0]"),
                row(
                        "a long address",
                        event(exchange().setClient(Client.newBuilder().setIp("x".repeat(65)))),
                        Reason.INVALID_FIELD,
                        "exchange.client.ip"),
                row("no kind", event(account().clearKind()), Reason.MISSING_FIELD, "account.kind"),
                row("an unknown kind", event(account().setKind("signed_up")), Reason.INVALID_FIELD, "account.kind"),
                row(
                        "an unknown verification",
                        event(account().setVerification("PASSPORT")),
                        Reason.INVALID_FIELD,
                        "account.verification"),
                row("a long e-mail", event(account().setEmail("x".repeat(321))), Reason.INVALID_FIELD, "account.email"),
                row(
                        "a long user agent",
                        event(account().setClient(Client.newBuilder().setUserAgent("x".repeat(1025)))),
                        Reason.INVALID_FIELD,
                        "account.client.user_agent"),
                row("a release of nothing", event(release().clearModel()), Reason.MISSING_FIELD, "release.model"),
                row(
                        "a release at no time",
                        event(release().clearOccurredAt()),
                        Reason.MISSING_FIELD,
                        "release.occurred_at"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void aBrokenRuleIsNamed(String what, Event event, Reason reason, String field) {
        Fault fault = Objects.requireNonNull(EventRules.check(event));

        assertThat(fault.reason()).isEqualTo(reason);
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.message()).isNotBlank().hasSizeLessThan(200);
    }

    @Test
    void whatIsAtItsLimitIsGood() {
        Event event = event(exchange()
                .setExchangeId("x".repeat(128))
                .setOccurredAt(seconds(4_102_444_799L))
                .setSystem("x".repeat(MIB))
                .addAllTools(Collections.nCopies(1024, "x".repeat(256)))
                .setLatencyMs(0));

        assertThat(EventRules.check(event)).isNull();
        assertThat(EventRules.check(event(account()))).isNull();
        assertThat(EventRules.check(event(release().setOccurredAt(seconds(946_684_800)))))
                .isNull();
    }

    @Test
    void idsMayHoldWhateverElsePeoplePutIntoThem() {
        for (String id : List.of("a b", "org:12/α", "{x}", "🙂", "a\u00a0b")) {
            assertThat(EventRules.check(event(exchange().setExchangeId(id)))).isNull();
        }
    }

    @Test
    void aFaultQuotesNothingOfTheEvent() {
        Event event = event(exchange().setAccountId("secret-name\u0007"));

        assertThat(String.valueOf(EventRules.check(event))).doesNotContain("secret");
    }

    private static Arguments row(String what, Event event, Reason reason, String field) {
        return arguments(what, event, reason, field);
    }

    private static Timestamp seconds(long seconds) {
        return Timestamp.newBuilder().setSeconds(seconds).build();
    }

    private static Message message(String role, String content) {
        return Message.newBuilder().setRole(role).setContent(content).build();
    }
}
