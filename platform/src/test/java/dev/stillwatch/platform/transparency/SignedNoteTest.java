package dev.stillwatch.platform.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** The first pair of RFC 8032 section 7.1. */
    private static final NoteSigner SIGNER = new NoteSigner(
            "test.invalid/ledger",
            "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
            "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    /** The example of Go's golang.org/x/mod/sumdb/note, where the format comes from. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String GO_NOTE = GO_TEXT + """

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void readsAndVerifiesANoteOfTheGoImplementation() {
        SignedNote note = SignedNote.parse(GO_NOTE);

        assertThat(note.text()).isEqualTo(GO_TEXT);
        assertThat(note.isSignedBy(NoteKey.parse(GO_KEY))).isTrue();
        assertThat(note.toString()).isEqualTo(GO_NOTE);
        assertThat(NoteKey.parse(GO_KEY).toString()).isEqualTo(GO_KEY);
    }

    @Test
    void aCheckpointComesBackAsItWasSigned() {
        MerkleTree tree = MerkleTree.empty().with(Hashes.leaf(com.google.protobuf.ByteString.copyFromUtf8("leaf")));
        SignedNote note = SignedNote.parse(SIGNER.sign(tree).toString());

        assertThat(note.isSignedBy(SIGNER.verifier())).isTrue();
        assertThat(Checkpoint.parse(note.text())).isEqualTo(new Checkpoint("test.invalid/ledger", 1, tree.root()));
    }

    @Test
    void isNotSignedByAnotherKeyNorForAnotherText() {
        String note = SIGNER.sign(MerkleTree.empty()).toString();

        assertThat(SignedNote.parse(note).isSignedBy(NoteKey.parse(GO_KEY))).isFalse();
        assertThat(SignedNote.parse(note.replaceFirst("\n0\n", "\n1\n")).isSignedBy(SIGNER.verifier()))
                .isFalse();
    }

    @Test
    void everySignatureOfTheKeyMustBeGood() {
        SignedNote note = SignedNote.parse(GO_NOTE);
        String spoilt =
                GO_NOTE + GO_NOTE.substring(GO_NOTE.lastIndexOf("\u2014")).replace("6RyyB", "6RyyC");

        assertThat(SignedNote.parse(spoilt).signatures()).hasSize(2);
        assertThat(note.isSignedBy(NoteKey.parse(GO_KEY))).isTrue();
        assertThat(SignedNote.parse(spoilt).isSignedBy(NoteKey.parse(GO_KEY))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a text\n", "a text\n\nPeter x\n", "a text\n\n\u2014 Peter", "\n\n\u2014 nobody\n"})
    void refusesWhatIsNoNote(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "origin\n1\nAAAA\n",
                "origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann",
            })
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
