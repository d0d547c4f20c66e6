package dev.stillwatch.intel.taxii;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which versions of an object a query wants; those of all members together (TAXII 2.1, 3.4.1).
 *
 * @param all every version; then the others say nothing more
 * @param first the earliest
 * @param last the latest
 * @param exact versions by their time
 */
public record Versions(boolean all, boolean first, boolean last, Set<Instant> exact) {

    /** What is wanted when nothing is said. */
    public static final Versions LAST = new Versions(false, false, true, Set.of());

    /** Every version. */
    public static final Versions ALL = new Versions(true, false, false, Set.of());

    /** Those of an object's versions, earliest first, that are wanted. */
    public Stream<StoredObject> choose(List<StoredObject> versions) {
        return IntStream.range(0, versions.size())
                .filter(i -> all
                        || (first && i == 0)
                        || (last && i == versions.size() - 1)
                        || exact.contains(versions.get(i).version()))
                .mapToObj(versions::get);
    }
}
