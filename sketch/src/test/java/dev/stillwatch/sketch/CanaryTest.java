package dev.stillwatch.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.sketch.key.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is put into any text or personal field of an event, no trace of it is in what the sketcher makes of it. */
class CanaryTest {
    private static final Sketcher SKETCHER =
            new Sketcher(Keyring.of("k1", "a secret for tests only".getBytes(StandardCharsets.UTF_8)));

    private static final Set<String> IDS = Set.of(
            "stillwatch.ingest.v1.Exchange.exchange_id",
            "stillwatch.ingest.v1.Exchange.account_id",
            "stillwatch.ingest.v1.Exchange.organization_id",
            "stillwatch.ingest.v1.Exchange.credential_id",
            "stillwatch.ingest.v1.Exchange.model",
            "stillwatch.ingest.v1.AccountEvent.account_id",
            "stillwatch.ingest.v1.AccountEvent.organization_id",
            "stillwatch.ingest.v1.AccountEvent.credential_id");

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("a word", i -> "canary" + word(i)),
                shape("a token", i -> "kanarie-" + word(i) + "." + i),
                shape("a name", i -> "Canario " + capital(word(i))),
                shape("an address", i -> "canary" + word(i) + "@" + word(i) + ".example"),
                shape("a mailbox at a public host", i -> "Canary." + word(i) + "+x@gmail.com"),
                shape("a number", i -> "+4915" + (70_000_000 + i * 7_919)),
                shape("an IPv4 address", i -> "203.0.113." + (100 + i)),
                shape("an IPv6 address", i -> "2001:db8:ca7a:" + (4_000 + i) + "::1"),
                shape(
                        "a sentence",
                        i -> "My canary is called " + word(i) + " and lives in " + capital(word(i + 1_000)) + "."),
                shape("Chinese", i -> "金丝雀" + new String(Character.toChars(0x4E00 + i * 13)) + "号在这里"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void nothingOfAnExchangeSurvives(String shape, IntFunction<String> canary) {
        for (String role : List.of("user", "assistant", "system", "")) {
            Canaries canaries = new Canaries(IDS, canary);
            Exchange.Builder exchange = Exchange.newBuilder();
            canaries.plant(exchange);
            if (!role.isEmpty()) {
                exchange.getMessagesBuilderList().forEach(message -> message.setRole(role));
            }
            Exchange planted = exchange.build();
            assertThat(canaries.planted()).hasSizeGreaterThan(30);
            assertNoTrace(canaries.planted(), SKETCHER.sketch(planted));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void nothingOfAnAccountEventSurvives(String shape, IntFunction<String> canary) {
        Canaries canaries = new Canaries(IDS, canary);
        AccountEvent.Builder event = AccountEvent.newBuilder();
        canaries.plant(event);
        assertThat(canaries.planted()).hasSizeGreaterThan(18);
        assertNoTrace(canaries.planted(), SKETCHER.fact(event.build()));
    }

    private static void assertNoTrace(List<String> planted, Message made) {
        String bytes = made.toByteString().toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String hex = HexFormat.of().formatHex(made.toByteArray());
        String text = made.toString().toLowerCase(Locale.ROOT);
        for (String canary : planted) {
            String lower = canary.toLowerCase(Locale.ROOT);
            String raw = ByteString.copyFromUtf8(lower).toString(StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain(raw);
            assertThat(text).doesNotContain(lower);
            for (String part : lower.split("[^\\p{L}\\p{N}]+", -1)) {
                if (part.length() > 5) {
                    assertThat(text).doesNotContain(part);
                    assertThat(hex).doesNotContain(HexFormat.of().formatHex(part.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private static Arguments shape(String name, IntFunction<String> canary) {
        return Arguments.of(name, canary);
    }

    /** A made-up word of eight letters, another for each number. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        long rest = 1_000_003L * (number + 17);
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + rest % 26));
            rest = rest / 26 + 7;
        }
        return word.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
