package dev.stillwatch.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder of this user's own among the temporary files, for programs unpacked from the class path. Any number of JVMs may fill it at once: a
 * file appears under its name whole or not at all, and what a cleaner of old temporary files took is unpacked again.
 */
record UnpackFolder(Path path) {

    private static final Set<PosixFilePermission> MINE_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * @param temporary {@code java.io.tmpdir}
     * @param contentKey names the content: the same key, the same bytes
     */
    static UnpackFolder of(Path temporary, String contentKey) throws IOException {
        var user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        var mine = temporary.resolve("stillwatch-" + user);
        makePrivate(mine);
        return new UnpackFolder(Files.createDirectories(mine.resolve(contentKey)));
    }

    boolean lacks(String name, long size) throws IOException {
        var file = path.resolve(name);
        return !Files.isRegularFile(file) || Files.size(file) != size;
    }

    void put(String name, InputStream content) throws IOException {
        var part = Files.createTempFile(path, name, ".part");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(part, MINE_ONLY);
            Files.move(part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Temporary folders are often everybody's: a folder that another user has laid there in wait must not be run from. */
    private static void makePrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(MINE_ONLY));
        } catch (FileAlreadyExistsException e) {
            var probe = Files.createTempFile(folder.toAbsolutePath().getParent(), "stillwatch", ".owner");
            try {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        || !Files.getOwner(folder).equals(Files.getOwner(probe))
                        || !Files.getPosixFilePermissions(folder).equals(MINE_ONLY)) {
                    throw new EmbeddedServerException(folder + " is not a folder that this user alone can write to:"
                            + " remove it, or name another place with -Djava.io.tmpdir=FOLDER");
                }
            } finally {
                Files.delete(probe);
            }
        }
    }
}
