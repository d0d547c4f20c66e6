package dev.stillwatch.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A server's data folder, held by this JVM until closed or dead. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock hold(Path folder) {
        var file = folder.resolve("in-use.lock");
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new EmbeddedServerException(folder
                        + " is in use by another running Stillwatch: stop that one, or name another data folder");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "cannot keep data in " + folder + " (" + e
                            + "): name a folder on a local disk that you may write to",
                    e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot give the data folder free", e);
        }
    }
}
