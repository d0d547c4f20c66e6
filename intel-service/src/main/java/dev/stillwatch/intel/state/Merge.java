package dev.stillwatch.intel.state;

import dev.stillwatch.intel.taxii.StoredObject;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several runs sorted by sequence as one, each object once. */
final class Merge implements Iterator<StoredObject> {

    private record Head(StoredObject object, Iterator<StoredObject> rest) {}

    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(h -> h.object().sequence()));
    private @Nullable StoredObject next;

    Merge(List<Iterator<StoredObject>> runs) {
        runs.forEach(this::push);
        next = pull(0);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public StoredObject next() {
        StoredObject current = next;
        if (current == null) {
            throw new NoSuchElementException();
        }
        next = pull(current.sequence());
        return current;
    }

    /** The next object after a sequence, if there is one. */
    private @Nullable StoredObject pull(long after) {
        while (true) {
            Head head = heads.poll();
            if (head == null) {
                return null;
            }
            push(head.rest());
            if (head.object().sequence() > after) {
                return head.object();
            }
        }
    }

    private void push(Iterator<StoredObject> run) {
        if (run.hasNext()) {
            heads.add(new Head(run.next(), run));
        }
    }
}
