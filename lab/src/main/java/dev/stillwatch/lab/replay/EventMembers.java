package dev.stillwatch.lab.replay;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.ReasoningHandles;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.Response;
import dev.stillwatch.ingest.v1.Usage;

/** The members of each message of the replay format. */
final class EventMembers {
    private static final Members<Client.Builder> CLIENT = new Members<Client.Builder>()
            .string("ip", Client.Builder::setIp)
            .digits("asn", Client.Builder::setAsn)
            .string("country", Client.Builder::setCountry)
            .string("ja4", Client.Builder::setJa4)
            .string("httpFingerprint", Client.Builder::setHttpFingerprint)
            .string("userAgent", Client.Builder::setUserAgent)
            .string("sdk", Client.Builder::setSdk)
            .string("sdkVersion", Client.Builder::setSdkVersion)
            .string("runtime", Client.Builder::setRuntime)
            .bool("telemetrySeen", Client.Builder::setTelemetrySeen);

    private static final Members<Message.Builder> MESSAGE = new Members<Message.Builder>()
            .string("role", Message.Builder::setRole)
            .string("content", Message.Builder::setContent);

    private static final Members<Parameters.Builder> PARAMETERS = new Members<Parameters.Builder>()
            .number("temperature", Parameters.Builder::setTemperature)
            .number("topP", Parameters.Builder::setTopP)
            .whole("maxOutputTokens", Parameters.Builder::setMaxOutputTokens)
            .int32("n", Parameters.Builder::setN)
            .bool("stream", Parameters.Builder::setStream)
            .bool("logprobs", Parameters.Builder::setLogprobs)
            .string("reasoningEffort", Parameters.Builder::setReasoningEffort);

    private static final Members<Response.Builder> RESPONSE = new Members<Response.Builder>()
            .string("text", Response.Builder::setText)
            .string("reasoningText", Response.Builder::setReasoningText)
            .string("finishReason", Response.Builder::setFinishReason);

    private static final Members<Usage.Builder> USAGE = new Members<Usage.Builder>()
            .whole("inputTokens", Usage.Builder::setInputTokens)
            .whole("outputTokens", Usage.Builder::setOutputTokens)
            .whole("reasoningTokens", Usage.Builder::setReasoningTokens)
            .whole("cachedTokens", Usage.Builder::setCachedTokens);

    private static final Members<ReasoningHandles.Builder> HANDLES = new Members<ReasoningHandles.Builder>()
            .strings("issued", ReasoningHandles.Builder::clearIssued, ReasoningHandles.Builder::addIssued)
            .strings("presented", ReasoningHandles.Builder::clearPresented, ReasoningHandles.Builder::addPresented);

    static final Members<Exchange.Builder> EXCHANGE = new Members<Exchange.Builder>()
            .required("exchangeId", Exchange.Builder::setExchangeId)
            .time("occurredAt", Exchange.Builder::setOccurredAt)
            .required("accountId", Exchange.Builder::setAccountId)
            .string("organizationId", Exchange.Builder::setOrganizationId)
            .string("credentialId", Exchange.Builder::setCredentialId)
            .string("sessionId", Exchange.Builder::setSessionId)
            .required("model", Exchange.Builder::setModel)
            .string("operation", Exchange.Builder::setOperation)
            .string("system", Exchange.Builder::setSystem)
            .objects("messages", Exchange.Builder::clearMessages, Exchange.Builder::addMessagesBuilder, MESSAGE)
            .strings("tools", Exchange.Builder::clearTools, Exchange.Builder::addTools)
            .object("parameters", Exchange.Builder::getParametersBuilder, PARAMETERS)
            .object("response", Exchange.Builder::getResponseBuilder, RESPONSE)
            .object("usage", Exchange.Builder::getUsageBuilder, USAGE)
            .number("latencyMs", Exchange.Builder::setLatencyMs)
            .object("client", Exchange.Builder::getClientBuilder, CLIENT)
            .object("reasoningHandles", Exchange.Builder::getReasoningHandlesBuilder, HANDLES);

    static final Members<AccountEvent.Builder> ACCOUNT = new Members<AccountEvent.Builder>()
            .required("accountId", AccountEvent.Builder::setAccountId)
            .time("occurredAt", AccountEvent.Builder::setOccurredAt)
            .required("kind", AccountEvent.Builder::setKind)
            .string("organizationId", AccountEvent.Builder::setOrganizationId)
            .string("credentialId", AccountEvent.Builder::setCredentialId)
            .string("plan", AccountEvent.Builder::setPlan)
            .string("programme", AccountEvent.Builder::setProgramme)
            .string("referralCode", AccountEvent.Builder::setReferralCode)
            .string("email", AccountEvent.Builder::setEmail)
            .string("phone", AccountEvent.Builder::setPhone)
            .string("paymentFingerprint", AccountEvent.Builder::setPaymentFingerprint)
            .string("deviceFingerprint", AccountEvent.Builder::setDeviceFingerprint)
            .string("verification", AccountEvent.Builder::setVerification)
            .object("client", AccountEvent.Builder::getClientBuilder, CLIENT);

    static final Members<Release.Builder> RELEASE = new Members<Release.Builder>()
            .required("model", Release.Builder::setModel)
            .time("occurredAt", Release.Builder::setOccurredAt);

    private EventMembers() {}
}
