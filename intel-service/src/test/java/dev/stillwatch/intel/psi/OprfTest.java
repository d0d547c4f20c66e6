package dev.stillwatch.intel.psi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.intel.psi.Oprf.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of RFC 9497, appendix A.1.1 (OPRF) and A.1.2 (VOPRF), all five. */
class OprfTest {

    private static final byte[] SEED = hex("a3".repeat(32));
    private static final byte[] INFO = "test key".getBytes(StandardCharsets.US_ASCII);
    private static final String BLIND = "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706";
    private static final String SECOND_BLIND = "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e";
    private static final String LONG = "5a".repeat(17);
    private static final String VOPRF_KEY = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
    private static final String FIRST_OUTPUT =
            "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c";
    private static final String SECOND_OUTPUT =
            "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6";

    record Vector(
            Mode mode,
            String key,
            List<String> inputs,
            List<String> blinds,
            List<String> blinded,
            List<String> evaluated,
            String random,
            String proof,
            List<String> outputs) {}

    static Stream<Vector> vectors() {
        String oprf = "5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e";
        String first = "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945";
        String firstEvaluated = "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e";
        return Stream.of(
                new Vector(
                        Mode.OPRF,
                        oprf,
                        List.of("00"),
                        List.of(BLIND),
                        List.of("609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c"),
                        List.of("7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e"),
                        "",
                        "",
                        List.of(
                                "527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6")),
                new Vector(
                        Mode.OPRF,
                        oprf,
                        List.of(LONG),
                        List.of(BLIND),
                        List.of("da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418"),
                        List.of("b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25"),
                        "",
                        "",
                        List.of(
                                "f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73")),
                new Vector(
                        Mode.VOPRF,
                        VOPRF_KEY,
                        List.of("00"),
                        List.of(BLIND),
                        List.of(first),
                        List.of(firstEvaluated),
                        SECOND_BLIND,
                        "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
                        List.of(FIRST_OUTPUT)),
                new Vector(
                        Mode.VOPRF,
                        VOPRF_KEY,
                        List.of(LONG),
                        List.of(BLIND),
                        List.of("cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c"),
                        List.of("60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468"),
                        SECOND_BLIND,
                        "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
                        List.of(SECOND_OUTPUT)),
                new Vector(
                        Mode.VOPRF,
                        VOPRF_KEY,
                        List.of("00", LONG),
                        List.of(BLIND, SECOND_BLIND),
                        List.of(first, "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654"),
                        List.of(firstEvaluated, "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a"),
                        "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c",
                        "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08",
                        List.of(FIRST_OUTPUT, SECOND_OUTPUT)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatTheRfcSays(Vector vector) {
        byte[] key = Oprf.in(vector.mode()).deriveKey(SEED, INFO);
        assertThat(key).isEqualTo(hex(vector.key()));

        Blinded blinded = Blinded.of(vector.mode(), all(vector.inputs()), all(vector.blinds()));
        assertThat(text(blinded.elements())).isEqualTo(vector.blinded());

        byte[] random = vector.random().isEmpty() ? Ristretto.randomScalar() : hex(vector.random());
        SessionKey.Evaluation evaluation = new SessionKey(vector.mode(), key).evaluate(blinded.elements(), random);
        assertThat(text(evaluation.elements())).isEqualTo(vector.evaluated());
        if (!vector.proof().isEmpty()) {
            assertThat(evaluation.proof().toByteArray()).isEqualTo(hex(vector.proof()));
        }
        assertThat(text(blinded.outputs(evaluation.elements()))).isEqualTo(vector.outputs());
    }

    @Test
    void thePublicKeyIsThatOfTheRfc() {
        assertThat(new SessionKey(Mode.VOPRF, hex(VOPRF_KEY)).publicKey())
                .isEqualTo(hex("c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"));
    }

    @Test
    void anotherKeyForOneElementIsFound() {
        SessionKey honest = SessionKey.random();
        Blinded blinded = Blinded.of(List.of(hex("00"), hex("01"), hex("02")));
        SessionKey.Evaluation evaluation = honest.evaluate(blinded.elements());
        var elements = new java.util.ArrayList<>(evaluation.elements());

        assertThat(blinded.tokens(
                        honest.publicKey(), elements, evaluation.proof().toByteArray()))
                .hasSize(3);
        elements.set(
                1,
                SessionKey.random()
                        .evaluate(List.of(blinded.elements().get(1)))
                        .elements()
                        .getFirst());
        assertThatThrownBy(() -> blinded.tokens(
                        honest.publicKey(), elements, evaluation.proof().toByteArray()))
                .hasMessageContaining("VerifyError");
        assertThatThrownBy(() -> blinded.tokens(
                        SessionKey.random().publicKey(),
                        evaluation.elements(),
                        evaluation.proof().toByteArray()))
                .hasMessageContaining("VerifyError");
        for (int bit = 0; bit < 512; bit += 37) {
            byte[] proof = evaluation.proof().toByteArray();
            proof[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> blinded.tokens(honest.publicKey(), evaluation.elements(), proof))
                    .hasMessageContaining("VerifyError");
        }
    }

    @Test
    void whatIsNoElementIsRefused() {
        SessionKey key = SessionKey.random();
        byte[] large = new byte[32];
        Arrays.fill(large, (byte) 0xFF);

        for (byte[] bad : List.of(new byte[32], large, new byte[31], new byte[0])) {
            assertThatThrownBy(() -> key.evaluate(List.of(bad))).hasMessageContaining("element 0");
        }
    }

    @Test
    void anInputBlindedTwiceLooksDifferentAndHasOneTokenInASession() {
        SessionKey key = SessionKey.random();
        byte[] input = hex("0102");
        Blinded first = Blinded.of(List.of(input));
        Blinded second = Blinded.of(List.of(input));

        assertThat(first.elements().getFirst()).isNotEqualTo(second.elements().getFirst());
        assertThat(token(first, key))
                .isEqualTo(token(second, key))
                .isEqualTo(key.token(input, SessionKey.element(input)));
        assertThat(token(first, SessionKey.random())).isNotEqualTo(token(first, key));
    }

    private static byte[] token(Blinded blinded, SessionKey key) {
        SessionKey.Evaluation evaluation = key.evaluate(blinded.elements());
        return blinded.tokens(
                        key.publicKey(),
                        evaluation.elements(),
                        evaluation.proof().toByteArray())
                .getFirst();
    }

    private static List<byte[]> all(List<String> texts) {
        return texts.stream().map(OprfTest::hex).toList();
    }

    private static List<String> text(List<byte[]> bytes) {
        return bytes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
