package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.stream.LedgerReader;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesRequest;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesResponse;
import dev.stillwatch.platform.grpc.PageToken;
import jakarta.inject.Singleton;

/** The ledger in pages, read from its topic when asked for: the ledger only grows, memory does not. */
@Singleton
final class LedgerPages {

    private static final String ARGUMENTS = "ledger";

    private final LedgerReader reader;

    LedgerPages(LedgerReader reader) {
        this.reader = reader;
    }

    ListLedgerEntriesResponse page(ListLedgerEntriesRequest request) {
        String after = PageToken.read(request.getPageToken(), ARGUMENTS);
        long offset = after.isEmpty() ? 0 : TokenNumbers.read(after);
        LedgerReader.Stretch stretch = reader.read(offset, PageToken.size(request.getPageSize(), 1_000, 5_000));
        ListLedgerEntriesResponse.Builder response =
                ListLedgerEntriesResponse.newBuilder().addAllEntries(stretch.entries());
        if (stretch.more()) {
            response.setNextPageToken(PageToken.after(ARGUMENTS, Long.toString(stretch.nextOffset())));
        }
        return response.build();
    }
}
