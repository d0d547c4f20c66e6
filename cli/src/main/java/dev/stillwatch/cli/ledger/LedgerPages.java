package dev.stillwatch.cli.ledger;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesRequest;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsRequest;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The ledger's lists, a page in memory at a time. */
final class LedgerPages {

    private record Page<T>(List<T> entries, String next) {}

    private final PlatformClient platform;

    LedgerPages(PlatformClient platform) {
        this.platform = platform;
    }

    Iterator<LedgerEntry> entries() {
        return new Walk<>(token -> {
            var page = platform.ledger()
                    .listLedgerEntries(ListLedgerEntriesRequest.newBuilder()
                            .setPageToken(token)
                            .build());
            return new Page<>(page.getEntriesList(), page.getNextPageToken());
        });
    }

    Iterator<LedgerRecord> records() {
        return new Walk<>(token -> {
            var page = platform.ledger()
                    .listLedgerRecords(ListLedgerRecordsRequest.newBuilder()
                            .setPageToken(token)
                            .build());
            return new Page<>(page.getRecordsList(), page.getNextPageToken());
        });
    }

    static <T> Iterator<T> none() {
        return Collections.emptyIterator();
    }

    private static final class Walk<T> implements Iterator<T> {

        private final Function<String, Page<T>> read;
        private Iterator<T> page = Collections.emptyIterator();
        private String token = "";
        private boolean last;

        Walk(Function<String, Page<T>> read) {
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !last) {
                Page<T> next = read.apply(token);
                page = next.entries().iterator();
                token = next.next();
                last = token.isEmpty();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}
