package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who has which mailbox. Names are drawn from few words, and two accounts that came by one address by chance would look like one holder's, which
 * no provider's traffic shows: the second gets the next number that is free, as its host would have offered.
 */
public final class Mailboxes {

    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();

    /** The events of a feed, each account with an address of its own. Feeds that are settled by one object follow one another. */
    public Feed settle(Feed feed) {
        return new Feed() {
            @Override
            public long at() {
                return feed.at();
            }

            @Override
            public Event next() {
                return settle(feed.next());
            }
        };
    }

    private Event settle(Event event) {
        AccountEvent account = event.getAccount();
        if (account.getEmail().isEmpty()) {
            return event;
        }
        String email =
                given.computeIfAbsent(account.getAccountId() + " " + account.getEmail(), wanted -> free(account));
        return email.equals(account.getEmail())
                ? event
                : event.toBuilder()
                        .setAccount(account.toBuilder().setEmail(email))
                        .build();
    }

    private String free(AccountEvent account) {
        String wanted = account.getEmail();
        int at = wanted.indexOf('@');
        String email = wanted;
        for (int number = 2; !holds(email, account.getAccountId()); number++) {
            email = wanted.substring(0, at) + number + wanted.substring(at);
        }
        return email;
    }

    private boolean holds(String email, String account) {
        return holders.computeIfAbsent(email.toLowerCase(Locale.ROOT), e -> account)
                .equals(account);
    }
}
