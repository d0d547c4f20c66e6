package dev.stillwatch.lab.simulate.traffic;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.world.Ids;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session: made small, it draws its content only when its first request is due. */
final class Session {
    private static final int MAX_MESSAGES = 60;
    private static final double LOST = 0.008;

    private final Account account;
    private final Source source;
    private final long number;
    private final Vaults vaults;
    private final List<String> handles = new ArrayList<>(0);
    private final List<Message> messages = new ArrayList<>(0);
    private long at;
    private @Nullable Opened opened;

    /** What is drawn when the session begins. */
    private record Opened(Dice dice, Conversation conversation, Client client, Settings settings, String credential) {
        @Nullable
        Turn next() {
            return conversation.next();
        }
    }

    private @Nullable Turn turn;
    private int turns;
    private boolean retries;
    private long inputBefore;

    Session(Account account, Source source, long number, long at, Vaults vaults) {
        this.account = account;
        this.source = source;
        this.number = number;
        this.at = at;
        this.vaults = vaults;
    }

    long at() {
        return at;
    }

    long number() {
        return number;
    }

    boolean goesOn() {
        return turn != null;
    }

    /** The exchange that is due; afterwards {@link #at} is when the next one is. */
    Event next() {
        Opened session = opened == null ? open() : opened;
        Turn now = turn;
        if (now == null) {
            throw new IllegalStateException("a conversation has at least one turn");
        }
        messages.addAll(now.said());
        if (!retries && session.dice().of("lost", turns).chance(LOST)) {
            return lost(session, now);
        }
        retries = false;
        Exchange.Builder exchange = exchange(session);
        Wire.answer(exchange, now.answer(), session.settings(), inputBefore, session.dice());
        handles(exchange, session, now);
        inputBefore = exchange.getUsage().getInputTokens();
        goOn(session, now, (long) exchange.getLatencyMs());
        return Event.newBuilder().setExchange(exchange).build();
    }

    /** A request whose answer never comes, because the line breaks or the client gives up; soon after, the same is sent again. */
    private Event lost(Opened session, Turn now) {
        Dice dice = session.dice().of("attempt", turns);
        Exchange.Builder exchange = exchange(session).setExchangeId(Ids.of("ex", dice.seed()));
        exchange.setLatencyMs(Math.rint(dice.logNormal(20_000, 0.7)));
        if (session.settings().reasons() && !handles.isEmpty()) {
            exchange.getReasoningHandlesBuilder().addAllPresented(handles);
        }
        retries = true;
        at += (long) exchange.getLatencyMs() + (long) dice.logNormal(1_500, 0.8);
        messages.subList(messages.size() - now.said().size(), messages.size()).clear();
        return Event.newBuilder().setExchange(exchange).build();
    }

    private Opened open() {
        Dice dice = source.dice().of("session", number);
        List<String> keys = account.credentials();
        Opened session = new Opened(
                dice,
                source.author().begin(number, dice.of("conversation")),
                source.edge().client(at, dice),
                source.sampling().settings(at, dice),
                keys.isEmpty() ? "" : dice.pick(keys));
        opened = session;
        turn = session.next();
        return session;
    }

    private Exchange.Builder exchange(Opened session) {
        return Exchange.newBuilder()
                .setExchangeId(Ids.of("ex", session.dice().of("exchange", turns).seed()))
                .setOccurredAt(Timestamps.fromMillis(at))
                .setAccountId(account.id())
                .setOrganizationId(account.organizationId())
                .setCredentialId(session.credential())
                .setSessionId(Ids.of("ses", session.dice().seed()))
                .setModel(session.settings().model())
                .setOperation("chat")
                .setSystem(session.conversation().system())
                .addAllMessages(messages)
                .addAllTools(session.conversation().tools())
                .setParameters(session.settings().parameters())
                .setClient(session.client());
    }

    /** Honest clients hand back what this session was given; whoever replays, one that another session was given. */
    private void handles(Exchange.Builder exchange, Opened session, Turn now) {
        if (!session.settings().reasons()) {
            return;
        }
        List<String> foreign = switch (now.replays()) {
            case NOTHING -> List.of();
            case OWN_ACCOUNT -> vaults.take(source.vault(), true, account.id());
            case OTHER_ACCOUNT -> vaults.take(source.vault(), false, account.id());
        };
        exchange.getReasoningHandlesBuilder().addAllPresented(foreign).addAllPresented(handles);
        String issued = Ids.of(
                "rsn", exchange.getExchangeId().hashCode() + 31L * source.dice().seed() + turns);
        exchange.getReasoningHandlesBuilder().addIssued(issued);
        if (now.replays() == Turn.Replay.NOTHING) {
            vaults.put(source.vault(), issued, account.id());
        }
        if (session.conversation().tools().isEmpty()) {
            handles.clear();
        }
        handles.add(issued);
    }

    private void goOn(Opened session, Turn done, long latency) {
        turns++;
        at += latency + (long) (1000 * done.pauseSeconds());
        turn = messages.size() < MAX_MESSAGES ? session.next() : null;
        messages.add(Turn.message("assistant", done.answer().text()));
    }
}
