package dev.stillwatch.linking.evidence;

import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;

/**
 * Takes from an exchange what accounts could share. A prompt counts towards template families only when it is long enough that strangers
 * would not arrive at the same one, and once however many steps an agent takes on it: one task is no template because it took ten of them. A client's layers count only together.
 */
public final class SketchEvidence {

    /** A prompt of fewer words is nobody's template. */
    public static final int TEMPLATE_WORDS = 12;

    /** An opening counts only where a good deal follows it. */
    public static final int OPENING_WORDS = 24;

    /** A system prompt of fewer words says nothing. */
    public static final int SYSTEM_WORDS = 8;

    /** A system prompt is taken to draw by itself from this score of a class on, of 255: four in five. Public frameworks ask for much that lies near. */
    private static final int DRAWS = 204;

    private static final int LAYERS_NEEDED = 2;

    /**
     * One in so many reasoning handles is followed. A handle comes with nearly every exchange; replay comes in numbers, and who replays is
     * found by any one handle, so a fixed sample by hash, the same for issuer and presenter, finds it at a fraction of the cost.
     */
    private static final int HANDLE_SAMPLE = 4;

    private SketchEvidence() {}

    /** Adds an exchange to its account's tally. */
    public static void add(Sketch sketch, EpochTally tally) {
        tally.exchanged(sketch.getModel());
        if (sketch.hasPrompt() && sketch.getPrompt().getLength() > 0 && !sketch.getContinuesPrompt()) {
            tally.prompts(1);
            families(sketch.getPrompt(), tally);
        }
        if (sketch.hasSystem() && sketch.getSystem().getWords() >= SYSTEM_WORDS) {
            TextSketch system = sketch.getSystem();
            seen(Kind.SYSTEM_PROMPT, system.getDigest(), tally);
            if (draws(system) && !sketch.getContinuesPrompt()) {
                families(system, tally);
            }
        }
        seen(Kind.TOOLSET, sketch.getToolset(), tally);
        seen(Kind.SESSION, sketch.getSession(), tally);
        if (!sketch.getCredentialId().isEmpty()) {
            seen(Kind.CREDENTIAL, Hashes.of(sketch.getCredentialId()), tally);
        }
        sketch.getHandlesIssuedList().forEach(handle -> handle(handle, tally));
        sketch.getHandlesPresentedList().forEach(handle -> handle(handle, tally));
        sketch.getHandleSourcesList().forEach(source -> seen(Kind.HANDLE_SOURCE, source, tally));
        if (sketch.hasClient()) {
            client(sketch.getClient(), tally);
        }
    }

    /** Whether a text asks by itself for what a student is trained on: a fixed prompt that is injected with every request is a template, wherever it stands. */
    private static boolean draws(TextSketch text) {
        for (byte score : text.getClasses()) {
            if (Byte.toUnsignedInt(score) >= DRAWS) {
                return true;
            }
        }
        return false;
    }

    private static void families(TextSketch text, EpochTally tally) {
        if (text.getWords() < TEMPLATE_WORDS) {
            return;
        }
        // Sketches have bands only where the frame around the slots is long; a short frame is no more specific than an
        // opening.
        seen(text.getBandsCount() > 0 ? Kind.TEMPLATE : Kind.OPENING, text.getSkeleton(), tally);
        text.getBandsList().forEach(band -> seen(Kind.TEMPLATE, band, tally));
        if (text.getWords() >= OPENING_WORDS) {
            phrase(text.getOpening(), tally);
        }
        phrase(text.getClosing(), tally);
    }

    /** What makes up much of an account's traffic is told as an opening, what it only comes back to as a phrase. */
    private static void phrase(long hash, EpochTally tally) {
        seen(Kind.OPENING, hash, tally);
        seen(Kind.PHRASE, hash, tally);
    }

    /** Adds what the edge saw of a client; of account facts too. */
    static void client(ClientSketch client, EpochTally tally) {
        seen(Kind.IP, client.getIp(), tally);
        seen(Kind.PREFIX, client.getPrefix(), tally);
        int layers =
                (client.getBuild() != 0 ? 1 : 0) + (client.getJa4() != 0 ? 1 : 0) + (client.getHttp() != 0 ? 1 : 0);
        if (client.getAsn() != 0 && layers >= LAYERS_NEEDED) {
            seen(Kind.CLIENT, Hashes.of(client.getAsn(), client.getBuild(), client.getJa4(), client.getHttp()), tally);
        }
        if (client.getJa4() != 0 && client.getBuild() != 0) {
            // Who claims no SDK is a browser; behind a company's TLS proxy an honest one contradicts itself.
            seen(
                    client.getContradictionsCount() > 0 ? Kind.FORGED_BUILD : Kind.BUILD,
                    Hashes.of(client.getBuild(), client.getJa4(), client.getUserAgent()),
                    tally);
        }
    }

    private static void handle(long handle, EpochTally tally) {
        var value = new SharedValue(Kind.REASONING_HANDLE, handle);
        if (handle != 0 && Long.remainderUnsigned(value.spread(), HANDLE_SAMPLE) == 0) {
            tally.seen(value, 1);
        }
    }

    private static void seen(Kind kind, long hash, EpochTally tally) {
        if (hash != 0) {
            tally.seen(new SharedValue(kind, hash), 1);
        }
    }
}
