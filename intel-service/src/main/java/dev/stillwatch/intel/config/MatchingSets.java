package dev.stillwatch.intel.config;

import dev.stillwatch.intel.psi.IdentifierSet;
import dev.stillwatch.intel.psi.MatchingLimits;
import dev.stillwatch.intel.psi.Oprf;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sets that partners may match with, checked when the service starts, read when the first asks for one. */
@Singleton
public final class MatchingSets {

    private record Source(Path file, IdentifierSet.Kind kind) {}

    private final Map<String, Source> sources;
    private final Map<String, IdentifierSet> read = new ConcurrentHashMap<>();
    private final MatchingLimits limits;
    private final byte[] key;

    /**
     * Checks the configuration.
     *
     * @throws IllegalArgumentException names the key that is wrong, and what it should be
     */
    public MatchingSets(MatchingConfiguration configuration) {
        this.sources = Entries.read(
                "stillwatch.intel.matching.sets", configuration.sets(), Set.of("file", "kind"), MatchingSets::source);
        if (!sources.isEmpty()) {
            Oprf.requireLibrary();
        }
        this.limits = new MatchingLimits(
                configuration.leastOwn(),
                configuration.leastDeclared(),
                configuration.mostDeclared(),
                configuration.budget(),
                configuration.sessions(),
                configuration.window());
        String given = configuration.key();
        this.key = given == null ? new byte[0] : Base64.getDecoder().decode(given);
        if (!sources.isEmpty() && key.length < 32) {
            throw new IllegalArgumentException(
                    "stillwatch.intel.matching.key must be at least 32 secret bytes in Base64 where there are sets");
        }
    }

    private static Source source(String name, Entries entry) {
        Path file = Path.of(entry.text("file"));
        if (!Files.isReadable(file)) {
            throw entry.wrong("file", "is " + file + ", which can't be read");
        }
        try {
            return new Source(file, IdentifierSet.Kind.ofWord(entry.text("kind", "identifiers")));
        } catch (IllegalArgumentException e) {
            throw entry.wrong("kind", "is wrong: " + e.getMessage());
        }
    }

    /**
     * A set; empty when there is none of that name.
     *
     * @throws IOException when its file can't be read any more
     */
    public Optional<IdentifierSet> set(String name) throws IOException {
        Source source = sources.get(name);
        if (source == null) {
            return Optional.empty();
        }
        IdentifierSet set = read.get(name);
        if (set == null) {
            set = IdentifierSet.of(name, source.kind(), Files.readAllLines(source.file(), StandardCharsets.UTF_8));
            read.put(name, set);
        }
        return Optional.of(set);
    }

    /** What bounds those who ask. */
    public MatchingLimits limits() {
        return limits;
    }

    /** Names what matched. */
    public byte[] key() {
        return key.clone();
    }
}
