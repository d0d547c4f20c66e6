package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.AccountValues;
import dev.stillwatch.linking.stream.wire.MomentCount;
import dev.stillwatch.linking.stream.wire.ObservationBatch;
import dev.stillwatch.linking.stream.wire.Population;
import dev.stillwatch.linking.stream.wire.ValuesRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What one task of the first stage tells the index at the close of an epoch: one record a partition of the index, unless it is long. Records
 * with many observations cost far less than one record each.
 */
final class ObservationLetter {

    /** Values in one record at most; about 100 KB. */
    private static final int MOST_VALUES = 4_000;

    private final long epoch;
    private final ProcessorContext<Integer, ValuesRecord> context;
    private final long timestamp;
    private final Headers headers;
    private final List<ObservationBatch.Builder> batches = new ArrayList<>();
    private final int[] values;

    ObservationLetter(
            int partitions,
            long epoch,
            ProcessorContext<Integer, ValuesRecord> context,
            long timestamp,
            Headers headers) {
        this.epoch = epoch;
        this.context = context;
        this.timestamp = timestamp;
        this.headers = headers;
        this.values = new int[partitions];
        for (int i = 0; i < partitions; i++) {
            batches.add(ObservationBatch.newBuilder());
        }
    }

    /** An account holds these values. */
    void add(String account, Collection<SharedValue> held) {
        var byPartition = new ArrayList<List<SharedValue>>();
        for (int i = 0; i < values.length; i++) {
            byPartition.add(new ArrayList<>());
        }
        held.forEach(v -> byPartition
                .get((int) Long.remainderUnsigned(v.spread(), values.length))
                .add(v));
        for (int partition = 0; partition < values.length; partition++) {
            List<SharedValue> part = byPartition.get(partition);
            if (!part.isEmpty()) {
                batches.get(partition)
                        .addAccounts(AccountValues.newBuilder()
                                .setAccount(account)
                                .setKinds(Values.kinds(part))
                                .addAllHashes(Values.hashes(part)));
                values[partition] += part.size();
                if (values[partition] > MOST_VALUES) {
                    send(partition);
                }
            }
        }
    }

    /** A task knows so many accounts; told through the first partition. */
    void population(int partition, long accounts) {
        batches.getFirst()
                .setPopulation(Population.newBuilder().setPartition(partition).setAccounts(accounts));
    }

    /** So many accounts of a task did something at a time; told through the first partition. */
    void moment(int partition, Moment moment, int accounts) {
        batches.getFirst()
                .addMoments(MomentCount.newBuilder()
                        .setPartition(partition)
                        .setKind(moment.kind().code())
                        .setSlot(moment.slot())
                        .setAccounts(accounts));
    }

    /** Sends what was not sent yet. */
    void send() {
        for (int partition = 0; partition < values.length; partition++) {
            send(partition);
        }
    }

    private void send(int partition) {
        ObservationBatch.Builder batch = batches.get(partition);
        if (batch.getAccountsCount() > 0 || batch.hasPopulation() || batch.getMomentsCount() > 0) {
            context.forward(new Record<>(
                    partition,
                    ValuesRecord.newBuilder().setBatch(batch.setEpoch(epoch)).build(),
                    timestamp,
                    headers));
            batches.set(partition, ObservationBatch.newBuilder());
            values[partition] = 0;
        }
    }
}
