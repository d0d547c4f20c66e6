package dev.stillwatch.intel.secevent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a receiver is told next: the difference between how accounts stand and what it was told. Only what two persons released is ever told, and what takes it back. The same
 * stand gives the same events with the same ids, however often it is asked, so nothing is told twice.
 */
public final class EventPlan {

    /**
     * An account that may be told of.
     *
     * @param account the account
     * @param campaign the campaign it was released with
     * @param type what may be told
     */
    public record Released(String account, String campaign, EventType type) {}

    /**
     * What was told last of an account.
     *
     * @param id the token's id
     * @param type the event
     * @param adverse whether it spoke against the account; false when it took that back
     */
    public record Told(String id, EventType type, boolean adverse) {}

    /**
     * Something to tell.
     *
     * @param id the token's id
     * @param account the account
     * @param campaign the campaign
     * @param type the event
     * @param adverse whether it speaks against the account
     * @param at when it happened
     */
    public record Next(String id, String account, String campaign, EventType type, boolean adverse, Instant at) {}

    private EventPlan() {}

    /**
     * Plans for one stream.
     *
     * @param stream the stream's id
     * @param released accounts that may be told of on it
     * @param stands by campaign and account, how they stand; absent when nothing is in force
     * @param told by account, what was told last
     * @param now when what is not in force any more is taken back
     */
    public static List<Next> of(
            String stream,
            List<Released> released,
            Map<String, Map<String, AccountStand>> stands,
            Function<String, Optional<Told>> told,
            Instant now) {
        List<Next> plan = new ArrayList<>();
        for (Released one : released) {
            Optional<AccountStand> stand = Optional.ofNullable(
                            stands.getOrDefault(one.campaign(), Map.of()).get(one.account()))
                    .filter(s -> s.covers(one.type()));
            Optional<Told> against = told.apply(one.account()).filter(Told::adverse);
            if (stand.isPresent()) {
                boolean stronger = one.type() == EventType.ACCOUNT_DISABLED
                        && against.map(t -> t.type() != one.type()).orElse(true);
                if (against.isEmpty() || stronger) {
                    plan.add(adverse(stream, one, stand.get()));
                }
            } else if (against.map(Told::type).equals(Optional.of(one.type())) && !standsElsewhere(one, stands)) {
                plan.add(takenBack(stream, one, against.get().id(), now));
            }
        }
        return plan;
    }

    private static boolean standsElsewhere(Released one, Map<String, Map<String, AccountStand>> stands) {
        return stands.values().stream().anyMatch(s -> {
            AccountStand other = s.get(one.account());
            return other != null && other.covers(one.type());
        });
    }

    private static Next adverse(String stream, Released one, AccountStand stand) {
        String id = id(stream, one.account(), one.type().name(), stand.actionId());
        return new Next(id, one.account(), one.campaign(), one.type(), true, stand.since());
    }

    private static Next takenBack(String stream, Released one, String told, Instant now) {
        EventType type = one.type() == EventType.ACCOUNT_DISABLED ? EventType.ACCOUNT_ENABLED : one.type();
        return new Next(id(stream, one.account(), "taken back", told), one.account(), one.campaign(), type, false, now);
    }

    private static String id(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\0", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
