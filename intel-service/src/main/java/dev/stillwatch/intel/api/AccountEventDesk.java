package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.secevent.AccountStand;
import dev.stillwatch.intel.secevent.EventPlan.Released;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stream.AccountReleases;
import dev.stillwatch.intel.stream.AccountScan;
import dev.stillwatch.intel.stream.EventTokens;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.intel.v1.AccountEventProposal;
import dev.stillwatch.intel.v1.GetEventStreamsResponse;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.transparency.Hashes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What operators do about account events: propose, look at what each partner would be told, and see how it was taken. */
@Singleton
final class AccountEventDesk {

    /** Accounts of one release: with ids of 128 bytes each the record stays below a megabyte. */
    private static final int LOT = 5000;

    /** Events of one partner that a preview writes out. */
    private static final int SHOWN = 1000;

    private final SharedSignals signals;
    private final Sharing sharing;
    private final SharingState state;
    private final SecurityEventBook book;
    private final EventTokens tokens;
    private final AccountScan scan;

    AccountEventDesk(
            SharedSignals signals,
            Sharing sharing,
            SharingState state,
            SecurityEventBook book,
            EventTokens tokens,
            AccountScan scan) {
        this.signals = signals;
        this.sharing = sharing;
        this.state = state;
        this.book = book;
        this.tokens = tokens;
        this.scan = scan;
    }

    /** What a proposal comes to: accounts that are restricted now and were not released as that before, in lots. */
    List<AccountEventProposal> propose(String campaign, String actor, Timestamp now) {
        if (signals.receivers().isEmpty()) {
            throw Errors.failedPrecondition(
                    "SHARED_SIGNALS_OFF",
                    "No partner is told of accounts here; docs/shared-signals.md says how to set it up");
        }
        Map<String, EventType> known = known(campaign);
        List<AccountEventProposal.Account> accounts = new ArrayList<>();
        stands(campaign).forEach((account, stand) -> {
            EventType before = known.get(account);
            if (before == null || (before != stand.type() && stand.type() == EventType.ACCOUNT_DISABLED)) {
                accounts.add(AccountEventProposal.Account.newBuilder()
                        .setAccountId(account)
                        .setEventType(stand.type().uri())
                        .build());
            }
        });
        if (accounts.isEmpty()) {
            throw Errors.failedPrecondition(
                    "NOTHING_TO_TELL",
                    "No account of campaign " + campaign
                            + " is suspended or has to verify that was not proposed before");
        }
        List<AccountEventProposal> lots = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += LOT) {
            lots.add(lot(campaign, accounts.subList(from, Math.min(accounts.size(), from + LOT)), actor, now));
        }
        return lots;
    }

    private static AccountEventProposal lot(
            String campaign, List<AccountEventProposal.Account> accounts, String actor, Timestamp now) {
        var lot = AccountEventProposal.newBuilder().setCampaignId(campaign).addAllAccounts(accounts);
        // Named after what is in it, so that the same proposal sent twice is one.
        String name = HexFormat.of()
                .formatHex(Hashes.sha256(lot.build().toByteString()).toByteArray(), 0, 6);
        return lot.setReleaseId(AccountReleases.prefix(campaign) + name)
                .setActor(actor)
                .setProposedAt(now)
                .build();
    }

    private Map<String, AccountStand> stands(String campaign) {
        try {
            return scan.of(campaign)
                    .orElseThrow(() -> Errors.failedPrecondition(
                            "CAMPAIGN_NOT_CONFIRMED",
                            "Accounts are told of only for campaigns that a person confirmed; " + campaign
                                    + " is none"));
        } catch (TimeoutException e) {
            throw Errors.unavailable("KAFKA_UNAVAILABLE", String.valueOf(e.getMessage()), Duration.ofSeconds(5));
        }
    }

    private Map<String, EventType> known(String campaign) {
        Map<String, EventType> known = new HashMap<>();
        String prefix = AccountReleases.prefix(campaign);
        for (Release release : state.releasesAfter(prefix)) {
            if (!release.getReleaseId().startsWith(prefix)) {
                break;
            }
            for (Released one : AccountReleases.accounts(release)) {
                known.merge(one.account(), one.type(), (a, b) -> a == EventType.ACCOUNT_DISABLED ? a : b);
            }
        }
        return known;
    }

    /** What each partner would be told: the claims of the tokens, but for {@code jti} and {@code iat}, which they get when they are said. */
    PreviewReleaseResponse preview(Release release) {
        var response = PreviewReleaseResponse.newBuilder().setRelease(release);
        List<Released> accounts = AccountReleases.accounts(release);
        for (Receiver receiver : signals.receivers()) {
            var audience = PreviewReleaseResponse.Audience.newBuilder().setPartner(receiver.partner());
            heldBack(receiver).ifPresentOrElse(audience::addHeldBack, () -> {
                ArrayNode events = JsonNodeFactory.instance.arrayNode();
                accounts.stream().limit(SHOWN).forEach(a -> events.add(claims(a, receiver, release.getAsOf())));
                audience.setEnvelope(ByteString.copyFromUtf8(events.toString()));
                if (accounts.size() > SHOWN) {
                    audience.addHeldBack("Of " + accounts.size() + " events the first " + SHOWN
                            + " are written out; all are sent. The release's item lists every account");
                }
                if (receiver.addedOnly()) {
                    audience.addHeldBack("Only accounts that the partner asked about are sent");
                }
            });
            response.addAudiences(audience);
        }
        return response.build();
    }

    private ObjectNode claims(Released account, Receiver receiver, Timestamp asOf) {
        AccountEvent event = AccountEvent.newBuilder()
                .setAccountId(account.account())
                .setCampaignId(account.campaign())
                .setEventType(account.type().uri())
                .setAdverse(true)
                .setOccurredAt(asOf)
                .setStreamId(stream(receiver))
                .build();
        ObjectNode claims = tokens.event(event, receiver).claims();
        claims.remove(List.of("jti", "iat", "toe"));
        return claims;
    }

    private String stream(Receiver receiver) {
        return state.streams().stream()
                .filter(s -> s.getPartner().equals(receiver.partner()))
                .map(dev.stillwatch.intel.v1.EventStream::getStreamId)
                .findFirst()
                .orElse("");
    }

    private Optional<String> heldBack(Receiver receiver) {
        Optional<String> policy = sharing.holdsBackAccounts(receiver.partner());
        if (policy.isPresent()) {
            return policy;
        }
        return stream(receiver).isEmpty()
                ? Optional.of("The partner has no stream yet; it is told once it has made one")
                : Optional.empty();
    }

    GetEventStreamsResponse streams() {
        var response = GetEventStreamsResponse.newBuilder();
        state.streams().forEach(stream -> {
            var one = GetEventStreamsResponse.Stream.newBuilder()
                    .setStream(stream.toBuilder().clearSealedAuthorization());
            for (AccountEvent event : book.all(stream.getStreamId())) {
                switch (event.getState()) {
                    case STATE_DELIVERED -> one.setDelivered(one.getDelivered() + 1);
                    case STATE_REFUSED -> one.setRefused(one.getRefused() + 1);
                    case STATE_UNSPECIFIED, STATE_WAITING, UNRECOGNIZED -> one.setWaiting(one.getWaiting() + 1);
                }
            }
            response.addStreams(one);
        });
        return response.build();
    }
}
