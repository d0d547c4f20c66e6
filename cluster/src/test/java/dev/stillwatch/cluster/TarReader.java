package dev.stillwatch.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a tar file (POSIX ustar and GNU's long names) from front to end. */
final class TarReader {

    private static final int BLOCK = 512;

    private final InputStream in;
    private byte[] content = new byte[0];

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The name of the next entry; null at the end. */
    @Nullable
    String next() throws IOException {
        String longName = null;
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return null;
            }
            int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
            content = in.readNBytes(size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            switch (header[156]) {
                case 'L' -> longName = text(content, 0, content.length);
                case 'x' -> longName = path(text(content, 0, content.length), longName);
                default -> {
                    String prefix = text(header, 345, 155);
                    String name = text(header, 0, 100);
                    return longName != null ? longName : prefix.isEmpty() ? name : prefix + "/" + name;
                }
            }
        }
    }

    /** What the entry holds. */
    InputStream content() {
        return new ByteArrayInputStream(content);
    }

    /** The path in a pax header: lines of LENGTH KEY=VALUE. */
    private static @Nullable String path(String records, @Nullable String otherwise) {
        int at = records.indexOf(" path=");
        return at < 0 ? otherwise : records.substring(at + " path=".length(), records.indexOf('\n', at));
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
