package dev.stillwatch.ingest.handle;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one exchange did with handles.
 *
 * @param holder who
 * @param day when, in days since 1970
 * @param issued keyed hashes of the handles given out with the response
 * @param presented keyed hashes of the handles handed back with the request
 */
public record HandleUse(Holder holder, int day, List<Long> issued, List<Long> presented) {

    /** Copies the lists. */
    public HandleUse {
        issued = List.copyOf(issued);
        presented = List.copyOf(presented);
    }

    /** All that must be known to say where its handles had come from. */
    public Stream<Long> asks() {
        return Stream.concat(Stream.of(holder.home()), Stream.concat(issued.stream(), presented.stream()));
    }
}
