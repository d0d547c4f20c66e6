package dev.stillwatch.sketch.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack's fingerprint is worked out from the suites that it offers, as JA4 says: the sorted list, hashed and cut to 12 digits. */
class TlsStackTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Go since 1.22, GO, 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c009 c013 c00a c014",
        "Go before, GO, 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c009 c013 c00a c014 009c 009d 002f 0035 c012 000a",
        "rustls, RUST, 1301 1302 1303 c02b c02f c02c c030 cca9 cca8",
        "rustls with the renegotiation signal, RUST, 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 00ff",
    })
    void theSuitesOfAStackNameIt(String name, Platform platform, String suites) throws NoSuchAlgorithmException {
        String sorted = Arrays.stream(suites.split(" ", -1)).sorted().collect(Collectors.joining(","));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sorted.getBytes(StandardCharsets.US_ASCII));
        String ja4 = "t13d0000h2_" + HexFormat.of().formatHex(digest).substring(0, 12) + "_000000000000";

        assertThat(TlsStack.of(ja4)).as(name).contains(platform);
    }
}
