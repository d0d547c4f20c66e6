package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.state.LedgerView;
import dev.stillwatch.enforcement.stream.LedgerReader;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesRequest;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesResponse;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsRequest;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsResponse;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The ledger and its records in pages, read from their topics when asked for: the ledger only grows, memory does not. */
@Singleton
final class LedgerPages {

    private static final String ENTRIES = "ledger";
    private static final String RECORDS = "ledger-records";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LedgerReader reader;
    private final LedgerView view;

    LedgerPages(LedgerReader reader, LedgerView view) {
        this.reader = reader;
        this.view = view;
    }

    ListLedgerEntriesResponse entries(ListLedgerEntriesRequest request) {
        LedgerReader.Stretch<LedgerEntry> stretch = reader.entries(
                offset(request.getPageToken(), ENTRIES),
                PageToken.size(request.getPageSize(), 1_000, 5_000),
                Page.MOST_BYTES);
        return ListLedgerEntriesResponse.newBuilder()
                .addAllEntries(stretch.entries())
                .setNextPageToken(next(stretch, ENTRIES))
                .build();
    }

    ListLedgerRecordsResponse records(ListLedgerRecordsRequest request) {
        if (!view.isCaughtUp()) {
            // Until then it is not known what was erased.
            throw Errors.unavailable(
                    "LEDGER_NOT_READ", "The ledger has not been read to its end yet; ask again", RETRY_AFTER);
        }
        LedgerReader.Stretch<LedgerRecord> stretch = reader.records(
                offset(request.getPageToken(), RECORDS),
                PageToken.size(request.getPageSize(), 500, 1_000),
                Page.MOST_BYTES);
        return ListLedgerRecordsResponse.newBuilder()
                .addAllRecords(stretch.entries().stream()
                        .filter(record -> !view.isErased(record.getIndex()))
                        .toList())
                .setNextPageToken(next(stretch, RECORDS))
                .build();
    }

    private static long offset(String token, String arguments) {
        String after = PageToken.read(token, arguments);
        return after.isEmpty() ? 0 : TokenNumbers.read(after);
    }

    private static String next(LedgerReader.Stretch<?> stretch, String arguments) {
        return stretch.more() ? PageToken.after(arguments, Long.toString(stretch.nextOffset())) : "";
    }
}
