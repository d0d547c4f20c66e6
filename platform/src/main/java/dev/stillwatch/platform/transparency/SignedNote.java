package dev.stillwatch.platform.transparency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text and who signed it, in the format of https://c2sp.org/signed-note: the text, an empty line, and one line {@code — NAME
 * Base64(ID || SIGNATURE)} for each signature.
 *
 * @param text the text, with its last newline; what is signed
 * @param signatures the signatures
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /**
     * One signature.
     *
     * @param name who signed
     * @param blob Base64 of four bytes that name the key and of the signature
     */
    public record NoteSignature(String name, String blob) {}

    private static final String DASH = "\u2014 ";
    private static final int ID = 4;

    /** Copies the list. */
    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a signed note is a text, an empty line, and lines of signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2).lines().toList()) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space < DASH.length()) {
                throw new IllegalArgumentException("not a signature of a signed note: " + line);
            }
            signatures.add(new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1)));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Whether a key signed it. Signatures of other keys are passed over; of this key all must be good. */
    public boolean isSignedBy(NoteKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (NoteSignature signature : signatures) {
            byte[] blob;
            try {
                blob = Base64.getDecoder().decode(signature.blob());
            } catch (IllegalArgumentException e) {
                return false;
            }
            boolean own = signature.name().equals(key.name())
                    && blob.length > ID
                    && Arrays.equals(blob, 0, ID, key.id(), 0, ID);
            if (own) {
                if (!key.verifies(signed, Arrays.copyOfRange(blob, ID, blob.length))) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(s ->
                note.append(DASH).append(s.name()).append(' ').append(s.blob()).append('\n'));
        return note.toString();
    }
}
