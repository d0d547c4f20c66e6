package dev.stillwatch.linking.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds what all stores on disk of this process take of memory together. By default each of them, and there are three a partition, would
 * take 50 MiB of cache and 48 MiB of write buffers for itself. Kafka Streams makes it from its settings.
 */
public final class StoreMemory implements RocksDBConfigSetter {

    private static final long ALL = 96L * 1024 * 1024;
    private static final long WRITES = 32L * 1024 * 1024;
    private static final long ONE_WRITE_BUFFER = 4L * 1024 * 1024;

    private static final class Shared {
        private static final Cache CACHE = new LRUCache(ALL, -1, false, 0.1);
        private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITES, CACHE);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true);
        options.setWriteBufferManager(Shared.BUFFERS)
                .setWriteBufferSize(ONE_WRITE_BUFFER)
                .setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {
        // The cache and the buffers are the process's, not the store's.
    }
}
