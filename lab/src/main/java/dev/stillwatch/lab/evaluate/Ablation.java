package dev.stillwatch.lab.evaluate;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something taken away, to learn what it is worth: fields from the events, or a part of the platform by a setting.
 *
 * @param name what it is called
 * @param rewriting what becomes of each event
 * @param settings what the platform is started with beside its own
 */
public record Ablation(String name, UnaryOperator<Event> rewriting, Map<String, String> settings) {
    /** What the name of an ablation of one scoring signal begins with. */
    public static final String SIGNAL = "signal:";

    /** What the name of an ablation of one kind of link begins with. */
    public static final String LINK = "link:";

    /** Copies the settings. */
    public Ablation {
        settings = Map.copyOf(settings);
    }

    /** Nothing taken away. */
    public static Ablation none() {
        return new Ablation("", event -> event, Map.of());
    }

    /**
     * The ablation of a name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names
     */
    public static Ablation named(String name) {
        if (name.startsWith(SIGNAL)) {
            return new Ablation(
                    name,
                    event -> event,
                    Map.of("stillwatch.scoring.disabled-signals", name.substring(SIGNAL.length())));
        }
        if (name.startsWith(LINK)) {
            return new Ablation(
                    name, event -> event, Map.of("stillwatch.linking.disabled-kinds", name.substring(LINK.length())));
        }
        return switch (name) {
            case "no-client" -> new Ablation(name, Ablation::withoutClient, Map.of());
            case "no-content" -> new Ablation(name, Ablation::withoutContent, Map.of());
            case "no-identity" -> new Ablation(name, Ablation::withoutIdentity, Map.of());
            default ->
                throw new IllegalArgumentException("there is no ablation \"" + name
                        + "\"; choose from no-client, no-content, no-identity, " + SIGNAL + "NAME, " + LINK + "KIND");
        };
    }

    /** Without what the edge saw of clients, and without payment fingerprints. */
    private static Event withoutClient(Event event) {
        Event.Builder builder = event.toBuilder();
        if (event.hasExchange()) {
            builder.getExchangeBuilder().clearClient();
        } else if (event.hasAccount()) {
            builder.getAccountBuilder().clearClient().clearPaymentFingerprint();
        }
        return builder.build();
    }

    /** As zero-retention customers' traffic comes: without any text, or names of tools. */
    private static Event withoutContent(Event event) {
        if (!event.hasExchange()) {
            return event;
        }
        Event.Builder builder = event.toBuilder();
        Exchange.Builder exchange =
                builder.getExchangeBuilder().clearSystem().clearMessages().clearTools();
        if (exchange.hasResponse()) {
            exchange.getResponseBuilder().clearText().clearReasoningText();
        }
        return builder.build();
    }

    /** Without what identifies a holder. */
    private static Event withoutIdentity(Event event) {
        if (!event.hasAccount()) {
            return event;
        }
        AccountEvent.Builder account = event.getAccount().toBuilder()
                .clearEmail()
                .clearPhone()
                .clearDeviceFingerprint()
                .clearPaymentFingerprint();
        return event.toBuilder().setAccount(account).build();
    }
}
