package dev.stillwatch.ingest.stream;

import org.apache.kafka.common.utils.Utils;

/**
 * Which partition of {@code sketches} and {@code accounts} an account lives in: murmur2 of the account id's UTF-8 bytes, as Kafka's own
 * partitioner has it. Whoever produces or looks up by the same key with Kafka's defaults lands on the same one.
 */
public final class AccountPartition {

    private AccountPartition() {}

    /**
     * The partition.
     *
     * @param accountId the account id in UTF-8
     * @param partitions how many there are
     */
    public static int of(byte[] accountId, int partitions) {
        return Utils.toPositive(Utils.murmur2(accountId)) % partitions;
    }
}
