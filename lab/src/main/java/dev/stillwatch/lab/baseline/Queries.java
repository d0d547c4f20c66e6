package dev.stillwatch.lab.baseline;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.sketch.key.Keyring;
import dev.stillwatch.sketch.text.TextSketcher;
import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The events as the baselines read them; the encoder is the platform's own, so that a difference is the method's. */
public final class Queries {
    private static final int OPENING = 50;

    private final List<Query> all;
    private final SequencedMap<String, List<Query>> byAccount = new TreeMap<>();

    private Queries(List<Query> all) {
        this.all = List.copyOf(all);
        all.forEach(query -> byAccount
                .computeIfAbsent(query.account(), account -> new ArrayList<>())
                .add(query));
    }

    /** All exchanges. */
    public static Queries of(LabelledTraffic traffic) {
        return of(traffic.events().get(), account -> true);
    }

    /** Exchanges of benign accounts: what a provider calibrates on. */
    public static Queries benign(LabelledTraffic traffic) {
        return of(traffic.events().get(), account -> !traffic.truth().isAttacker(account));
    }

    private static Queries of(Iterator<Event> events, Predicate<String> accounts) {
        TextSketcher sketcher = new TextSketcher(
                Keyring.of("lab", new byte[Keyring.MIN_SECRET_BYTES]).current());
        List<Query> queries = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (event.hasExchange() && accounts.test(event.getExchange().getAccountId())) {
                queries.add(query(event.getExchange(), sketcher));
            }
        }
        return new Queries(queries);
    }

    /** In order of time. */
    List<Query> all() {
        return all;
    }

    /** Each account's, in order of time. */
    SequencedMap<String, List<Query>> byAccount() {
        return byAccount;
    }

    private static Query query(Exchange exchange, TextSketcher sketcher) {
        String prompt = prompt(exchange);
        byte[] embedding = sketcher.sketch(prompt, Tokens.of(prompt), TextSketcher.Depth.WHOLE)
                .getEmbedding()
                .toByteArray();
        return new Query(
                exchange.getAccountId(),
                Timestamps.toMillis(exchange.getOccurredAt()),
                opening(prompt),
                exchange.getClient().getIp(),
                new Vector(embedding));
    }

    private static String prompt(Exchange exchange) {
        for (Message message : exchange.getMessagesList().reversed()) {
            if (message.getRole().equals("user")) {
                return message.getContent();
            }
        }
        return "";
    }

    private static String opening(String prompt) {
        String folded = prompt.toLowerCase(Locale.ROOT)
                .replaceAll("[0-9]", "")
                .replaceAll("\\s+", " ")
                .strip();
        return folded.substring(0, Math.min(OPENING, folded.length()));
    }
}
