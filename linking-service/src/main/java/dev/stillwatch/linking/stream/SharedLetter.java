package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.Holders;
import dev.stillwatch.linking.stream.wire.MomentCount;
import dev.stillwatch.linking.stream.wire.Population;
import dev.stillwatch.linking.stream.wire.SharedBatch;
import dev.stillwatch.linking.stream.wire.SharedRecord;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What one task of the index tells the third stage at the close of an epoch: one record, unless it is long. */
final class SharedLetter {

    /** Holders in one record at most; about 200 KB. */
    private static final int MOST_HOLDERS = 4_000;

    private final long epoch;
    private final ProcessorContext<Integer, SharedRecord> context;
    private final long timestamp;
    private final Headers headers;
    private SharedBatch.Builder batch = SharedBatch.newBuilder();
    private int holders;

    SharedLetter(long epoch, ProcessorContext<Integer, SharedRecord> context, long timestamp, Headers headers) {
        this.epoch = epoch;
        this.context = context;
        this.timestamp = timestamp;
        this.headers = headers;
    }

    /** Accounts hold a shared value, each as of a day. */
    void add(SharedValue value, Map<String, Integer> days) {
        Holders.Builder of = holders(value);
        for (Map.Entry<String, Integer> holder : days.entrySet()) {
            of.addAccounts(holder.getKey()).addDays(holder.getValue());
            if (++holders >= MOST_HOLDERS) {
                batch.addHolders(of);
                send();
                of = holders(value);
            }
        }
        if (of.getAccountsCount() > 0) {
            batch.addHolders(of);
        }
    }

    private static Holders.Builder holders(SharedValue value) {
        return Holders.newBuilder().setValue(Values.key(value));
    }

    /** A value is a hub from now on. */
    void hub(SharedValue value) {
        batch.addHubs(Values.key(value));
    }

    /** Passes on how many accounts a task of the first stage knows. */
    void add(Population population) {
        batch.addPopulations(population);
    }

    /** Passes on how many accounts did something at a time. */
    void add(MomentCount count) {
        batch.addMoments(count);
    }

    /** Sends what was not sent yet. */
    void send() {
        if (batch.getHoldersCount() > 0
                || batch.getHubsCount() > 0
                || batch.getPopulationsCount() > 0
                || batch.getMomentsCount() > 0) {
            context.forward(new Record<>(
                    0, SharedRecord.newBuilder().setBatch(batch.setEpoch(epoch)).build(), timestamp, headers));
        }
        batch = SharedBatch.newBuilder();
        holders = 0;
    }
}
