package dev.stillwatch.intel.feed;

import java.util.HashSet;
import java.util.Set;

/**
 * One poll of a feed: where it stands and when it ends. It ends when the server says that nothing follows, after so many pages, and as
 * soon as the server turns in a circle: a cursor that was seen before, or a page that says "more" and takes us nowhere.
 */
public final class Walk {

    private final int mostPages;
    private final Set<Position> seen = new HashSet<>();
    private Position position;
    private int pages;
    private End end = End.NOT_YET;

    /** Why a poll ended. */
    public enum End {
        /** It goes on. */
        NOT_YET,
        /** All was read. */
        COMPLETE,
        /** It took as many pages as one poll may; the next goes on. */
        LONG,
        /** The server turns in a circle. */
        CIRCLE
    }

    /** A poll that goes on from a position. */
    public Walk(Position from, int mostPages) {
        this.position = from;
        this.mostPages = mostPages;
        seen.add(from);
    }

    /** Where it stands; what is asked for next. */
    public Position position() {
        return position;
    }

    /** Whether and why it ended. */
    public End end() {
        return end;
    }

    /** Takes an answer. */
    public void take(FetchedPage page) {
        pages++;
        String moment = page.lastAdded().isEmpty() ? position.addedAfter() : page.lastAdded();
        if (!page.more()) {
            position = new Position(moment, "");
            end = End.COMPLETE;
            return;
        }
        // A server without a cursor is paged by moments (TAXII 2.1, 3.4); with one, the moment must not move within the
        // run.
        Position next =
                page.next().isEmpty() ? new Position(moment, "") : new Position(position.addedAfter(), page.next());
        if (!seen.add(next)) {
            // The moment of the last object is where a new run begins; what comes twice changes nothing.
            position = new Position(moment, "");
            end = End.CIRCLE;
            return;
        }
        position = next;
        end = pages >= mostPages ? End.LONG : End.NOT_YET;
    }

    /** The server does not know its own cursor any more: the run begins anew at the moment that it started from. */
    public void forgetCursor() {
        position = new Position(position.addedAfter(), "");
    }
}
