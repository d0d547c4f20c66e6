package dev.stillwatch.ingest.event;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code event.proto}, written out by hand because every exchange is held to them: the annotations interpreted cost more
 * than sketching. A test holds both to the same verdict. Three rules go beyond the annotations: ids hold no control
 * characters, numbers are finite, and a timestamp's nanos lie in a second.
 */
public final class EventRules {

    private static final int ID = 128;
    private static final int SHORT = 64;
    private static final int MIB = 1024 * 1024;

    private static final Set<String> KINDS =
            Set.of("SIGNED_UP", "PAYMENT_METHOD_ADDED", "VERIFIED", "CREDENTIAL_CREATED", "PLAN_CHANGED", "CLOSED");
    private static final Set<String> VERIFICATIONS =
            Set.of("NONE", "EMAIL", "PHONE", "PAYMENT", "ORGANISATION", "IDENTITY");

    private EventRules() {}

    /** The first rule that an event breaks; null when it breaks none. */
    public static @Nullable Fault check(Event event) {
        return switch (event.getEventCase()) {
            case EXCHANGE -> exchange(event.getExchange());
            case ACCOUNT -> account(event.getAccount());
            case RELEASE -> release(event.getRelease());
            case EVENT_NOT_SET ->
                new Fault(Reason.EMPTY_EVENT, "", "The event says nothing: set exchange, account or release");
        };
    }

    private static @Nullable Fault exchange(Exchange exchange) {
        var check = new Check("exchange");
        check.requiredId("exchange_id", exchange.getExchangeId(), ID);
        check.time("occurred_at", exchange.hasOccurredAt(), exchange.getOccurredAt());
        check.requiredId("account_id", exchange.getAccountId(), ID);
        check.id("organization_id", exchange.getOrganizationId(), ID);
        check.id("credential_id", exchange.getCredentialId(), ID);
        check.id("session_id", exchange.getSessionId(), ID);
        check.requiredId("model", exchange.getModel(), ID);
        check.text("operation", exchange.getOperation(), SHORT);
        check.text("system", exchange.getSystem(), MIB);
        check.texts("tools", exchange.getToolsList(), 1024, 256);
        check.notNegative("latency_ms", exchange.getLatencyMs());
        check.count("messages", exchange.getMessagesCount(), 4096);
        messages(check, exchange.getMessagesList());
        parameters(check, exchange);
        answer(check, exchange);
        if (exchange.hasClient()) {
            client(check, "exchange.client", exchange.getClient());
        }
        return check.fault();
    }

    private static void messages(Check check, List<Message> messages) {
        check.in("exchange.messages");
        for (int i = 0; i < messages.size() && check.fault() == null; i++) {
            check.item(i);
            check.text("role", messages.get(i).getRole(), SHORT);
            check.text("content", messages.get(i).getContent(), MIB);
        }
    }

    private static void parameters(Check check, Exchange exchange) {
        var parameters = exchange.getParameters();
        check.in("exchange.parameters");
        check.finite("temperature", parameters.getTemperature());
        check.finite("top_p", parameters.getTopP());
        check.text("reasoning_effort", parameters.getReasoningEffort(), SHORT);
    }

    private static void answer(Check check, Exchange exchange) {
        var response = exchange.getResponse();
        check.in("exchange.response");
        check.text("text", response.getText(), 4 * MIB);
        check.text("reasoning_text", response.getReasoningText(), 4 * MIB);
        check.text("finish_reason", response.getFinishReason(), SHORT);
        var usage = exchange.getUsage();
        check.in("exchange.usage");
        check.notNegative("input_tokens", usage.getInputTokens());
        check.notNegative("output_tokens", usage.getOutputTokens());
        check.notNegative("reasoning_tokens", usage.getReasoningTokens());
        check.notNegative("cached_tokens", usage.getCachedTokens());
        var handles = exchange.getReasoningHandles();
        check.in("exchange.reasoning_handles");
        check.texts("issued", handles.getIssuedList(), 1024, 4096);
        check.texts("presented", handles.getPresentedList(), 1024, 4096);
    }

    private static @Nullable Fault account(AccountEvent account) {
        var check = new Check("account");
        check.requiredId("account_id", account.getAccountId(), ID);
        check.time("occurred_at", account.hasOccurredAt(), account.getOccurredAt());
        check.word("kind", account.getKind(), KINDS, true);
        check.id("organization_id", account.getOrganizationId(), ID);
        check.id("credential_id", account.getCredentialId(), ID);
        check.text("plan", account.getPlan(), ID);
        check.text("programme", account.getProgramme(), ID);
        check.text("referral_code", account.getReferralCode(), ID);
        check.text("email", account.getEmail(), 320);
        check.text("phone", account.getPhone(), SHORT);
        check.text("payment_fingerprint", account.getPaymentFingerprint(), 256);
        check.text("device_fingerprint", account.getDeviceFingerprint(), 256);
        check.word("verification", account.getVerification(), VERIFICATIONS, false);
        if (account.hasClient()) {
            client(check, "account.client", account.getClient());
        }
        return check.fault();
    }

    private static void client(Check check, String path, Client client) {
        check.in(path);
        check.text("ip", client.getIp(), SHORT);
        check.text("asn", client.getAsn(), 32);
        check.text("country", client.getCountry(), SHORT);
        check.text("ja4", client.getJa4(), 256);
        check.text("http_fingerprint", client.getHttpFingerprint(), 256);
        check.text("user_agent", client.getUserAgent(), 1024);
        check.text("sdk", client.getSdk(), ID);
        check.text("sdk_version", client.getSdkVersion(), ID);
        check.text("runtime", client.getRuntime(), ID);
    }

    private static @Nullable Fault release(Release release) {
        var check = new Check("release");
        check.requiredId("model", release.getModel(), ID);
        check.time("occurred_at", release.hasOccurredAt(), release.getOccurredAt());
        return check.fault();
    }

    /** A time that follows the rules of event times, in milliseconds since 1970; empty when it breaks them. */
    public static OptionalLong millis(Timestamp time) {
        var check = new Check("");
        check.time("", true, time);
        return check.fault() == null ? OptionalLong.of(EventTime.millis(time)) : OptionalLong.empty();
    }
}
