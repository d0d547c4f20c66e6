package dev.stillwatch.lab.replay;

import dev.stillwatch.ingest.v1.AccountEventOrBuilder;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.ExchangeOrBuilder;
import dev.stillwatch.ingest.v1.ReleaseOrBuilder;
import java.util.List;

/** What a line must hold to be an event. */
final class Required {
    private Required() {}

    static void check(Event.Builder event, List<String> warnings) throws RejectedLineException {
        switch (event.getEventCase()) {
            case EXCHANGE -> check(event.getExchangeOrBuilder());
            case ACCOUNT -> check(event.getAccountOrBuilder());
            case RELEASE -> check(event.getReleaseOrBuilder());
            case EVENT_NOT_SET ->
                throw new RejectedLineException(
                        warnings.isEmpty()
                                ? "none of exchange, account and release is there"
                                : "nothing is left: " + warnings.getFirst());
        }
    }

    private static void check(ExchangeOrBuilder exchange) throws RejectedLineException {
        present("exchange.exchangeId", !exchange.getExchangeId().isEmpty());
        present("exchange.occurredAt", exchange.hasOccurredAt());
        present("exchange.accountId", !exchange.getAccountId().isEmpty());
        present("exchange.model", !exchange.getModel().isEmpty());
    }

    private static void check(AccountEventOrBuilder account) throws RejectedLineException {
        present("account.accountId", !account.getAccountId().isEmpty());
        present("account.occurredAt", account.hasOccurredAt());
        present("account.kind", !account.getKind().isEmpty());
    }

    private static void check(ReleaseOrBuilder release) throws RejectedLineException {
        present("release.model", !release.getModel().isEmpty());
        present("release.occurredAt", release.hasOccurredAt());
    }

    private static void present(String name, boolean present) throws RejectedLineException {
        if (!present) {
            throw new RejectedLineException(name + " is missing");
        }
    }
}
