package dev.stillwatch.sketch;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.Response;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.sketch.elicitation.ElicitationClassifier;
import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.Keyring;
import dev.stillwatch.sketch.key.Purpose;
import dev.stillwatch.sketch.text.TextSketcher;
import dev.stillwatch.sketch.text.TextSketcher.Depth;
import dev.stillwatch.sketch.text.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * Turns what happened into what may be kept. Nothing of a text and no personal identifier is in what comes out: texts become keyed sketches,
 * identifiers keyed hashes, and of other words only those on a list pass ({@link Vocabulary}). Account, organisation, credential
 * and exchange ids and the model's name pass as they are; they are the provider's own.
 *
 * <p>Deterministic: the same event under the same key gives the same bytes. Takes events as protovalidate lets them through; anything
 * else is sketched as far as it goes and throws nothing. Safe for all threads.
 */
public final class Sketcher {
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";
    private static final String SYSTEM = "system";
    private static final String TOOL = "tool";

    private final KeyedHash key;
    private final ElicitationClassifier classifier;
    private final Vocabulary vocabulary;
    private final TextSketcher texts;
    private final ClientSketcher clients;
    private final FactSketcher facts;

    /** Sketches under the current key of a ring, with the shipped classifier and vocabulary. */
    public Sketcher(Keyring keyring) {
        this(keyring, ElicitationClassifier.standard(), Vocabulary.standard());
    }

    /** Sketches under the current key of a ring. */
    public Sketcher(Keyring keyring, ElicitationClassifier classifier, Vocabulary vocabulary) {
        this.key = keyring.current();
        this.classifier = classifier;
        this.vocabulary = vocabulary;
        this.texts = new TextSketcher(key);
        this.clients = new ClientSketcher(key, vocabulary);
        this.facts = new FactSketcher(key, vocabulary, clients);
    }

    /** Sketches an exchange. The prompt is the last user message; the system prompt the one given, else the first system message. */
    public Sketch sketch(Exchange exchange) {
        Sketch.Builder sketch = Sketch.newBuilder()
                .setExchangeId(exchange.getExchangeId())
                .setOccurredAt(Moments.toMillis(exchange.getOccurredAt()))
                .setAccountId(exchange.getAccountId())
                .setOrganizationId(exchange.getOrganizationId())
                .setCredentialId(exchange.getCredentialId())
                .setSession(key.hash(Purpose.SESSION, exchange.getSessionId()))
                .setModel(exchange.getModel())
                .setOperation(vocabulary.word(Vocabulary.Kind.OPERATION, exchange.getOperation(), key))
                .setKeyId(key.keyId())
                .setToolset(toolset(exchange.getToolsList()))
                .setToolCount(exchange.getToolsCount())
                .setMessageCount(exchange.getMessagesCount())
                .setAssistantTurns(count(exchange.getMessagesList(), ASSISTANT))
                .setContinuesPrompt(continuesPrompt(exchange.getMessagesList()))
                .setUsage(exchange.getUsage().toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance()))
                .setLatencyMs(exchange.getLatencyMs());
        addTexts(sketch, exchange);
        if (exchange.hasParameters()) {
            sketch.setParameters(parameters(exchange.getParameters()));
        }
        if (exchange.hasClient()) {
            sketch.setClient(clients.sketch(exchange.getClient()));
        }
        sketch.addAllHandlesIssued(handles(exchange.getReasoningHandles().getIssuedList()));
        sketch.addAllHandlesPresented(handles(exchange.getReasoningHandles().getPresentedList()));
        return sketch.build();
    }

    /** Sketches an account event. */
    public AccountFact fact(AccountEvent event) {
        return facts.fact(event);
    }

    private void addTexts(Sketch.Builder sketch, Exchange exchange) {
        List<Message> messages = exchange.getMessagesList();
        String system = exchange.getSystem().isEmpty() ? first(messages, SYSTEM) : exchange.getSystem();
        Optional<Tokens> systemTokens = Optional.empty();
        if (!system.isEmpty()) {
            Tokens tokens = Tokens.of(system);
            systemTokens = Optional.of(tokens);
            sketch.setSystem(texts.sketch(system, tokens, Depth.FRAME).setClasses(bytes(classifier.ofSystem(tokens))));
        }
        String prompt = last(messages, USER);
        Tokens promptTokens = Tokens.of(prompt);
        TextSketch.Builder promptSketch =
                prompt.isEmpty() ? TextSketch.newBuilder() : texts.sketch(prompt, promptTokens, Depth.WHOLE);
        sketch.setPrompt(promptSketch.setClasses(bytes(classifier.scores(promptTokens, systemTokens))));
        if (exchange.hasResponse()) {
            addResponse(sketch, exchange.getResponse());
        }
    }

    private void addResponse(Sketch.Builder sketch, Response response) {
        String text = response.getText();
        if (!text.isEmpty()) {
            sketch.setResponse(texts.sketch(text, Tokens.of(text), Depth.OUTLINE));
        }
        String reasoning = response.getReasoningText();
        sketch.setReasoningLength(reasoning.codePointCount(0, reasoning.length()));
        sketch.setFinishReason(vocabulary.word(Vocabulary.Kind.FINISH_REASON, response.getFinishReason(), key));
    }

    private static ByteString bytes(double[] scores) {
        byte[] bytes = new byte[scores.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * Math.clamp(scores[i], 0, 1));
        }
        return ByteString.copyFrom(bytes);
    }

    private Parameters parameters(Parameters parameters) {
        Parameters.Builder kept = parameters.toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance());
        if (parameters.hasReasoningEffort()) {
            kept.setReasoningEffort(
                    vocabulary.word(Vocabulary.Kind.REASONING_EFFORT, parameters.getReasoningEffort(), key));
        }
        return kept.build();
    }

    private List<Long> handles(List<String> handles) {
        return handles.stream()
                .filter(handle -> !handle.isEmpty())
                .map(handle -> key.hash(Purpose.REASONING_HANDLE, handle))
                .toList();
    }

    private long toolset(List<String> tools) {
        return tools.isEmpty()
                ? 0
                : key.hash(
                        Purpose.TOOLSET,
                        String.join("\n", tools.stream().sorted().distinct().toList()) + "\n");
    }

    private static int count(List<Message> messages, String role) {
        return (int) messages.stream()
                .filter(message -> message.getRole().equals(role))
                .count();
    }

    private static boolean continuesPrompt(List<Message> messages) {
        for (Message message : messages.reversed()) {
            switch (message.getRole()) {
                case TOOL -> {
                    return true;
                }
                case USER -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    private static String first(List<Message> messages, String role) {
        for (Message message : messages) {
            if (message.getRole().equals(role)) {
                return message.getContent();
            }
        }
        return "";
    }

    private static String last(List<Message> messages, String role) {
        return first(messages.reversed(), role);
    }
}
