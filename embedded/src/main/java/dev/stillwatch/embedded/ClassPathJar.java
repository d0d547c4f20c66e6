package dev.stillwatch.embedded;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A jar on the class path that carries a program as data. */
record ClassPathJar(Path path) {

    /**
     * @param resource a file that only this jar has
     * @param artifact what to put on the class path when none has it
     */
    static ClassPathJar holding(String resource, String artifact) {
        var url = ClassPathJar.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new EmbeddedServerException(
                    resource + " is not on the class path: add the artifact " + artifact + " to it as a jar");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection connection) {
                return new ClassPathJar(Path.of(connection.getJarFileURL().toURI()));
            }
        } catch (IOException | URISyntaxException e) {
            throw new EmbeddedServerException("cannot open " + url + ": is the jar damaged? Build it again", e);
        }
        throw new EmbeddedServerException(
                url + " is not in a jar file: put the jar of " + artifact + " itself on the class path");
    }

    /** Unpacks the chosen files, without their folders, and returns where they lie; what lies there already is left. */
    Path unpack(Predicate<String> chosen) {
        try (var jar = new JarFile(path.toFile())) {
            var entries = jar.stream()
                    .filter(entry -> !entry.isDirectory() && chosen.test(entry.getName()))
                    .toList();
            var folder = UnpackFolder.of(
                    Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(), contentKey(entries));
            for (var entry : entries) {
                var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (folder.lacks(name, entry.getSize())) {
                    try (var content = jar.getInputStream(entry)) {
                        folder.put(name, content);
                    }
                }
            }
            return folder.path();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "cannot unpack " + path + " (" + e
                            + "): is the temporary folder full? Another one is named with -Djava.io.tmpdir=FOLDER",
                    e);
        }
    }

    private static String contentKey(List<JarEntry> entries) {
        var digest = sha256();
        for (var entry : entries) {
            var line = entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
