package dev.stillwatch.intel.secevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.stillwatch.intel.secevent.SetFault.Code;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens: the examples of the standards, what is made, and what is not taken. */
class SecurityEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");

    /** SSF 1.0, section 4.1.7: a RISC event with its subject where it belongs. */
    private static final String SSF_EXAMPLE = """
            {"iss": "https://idp.example.com/", "jti": "756E69717565206964656E746966696572", "iat": 1508184845, "aud": "636C69656E745F6964",
             "sub_id": {"format": "iss_sub", "iss": "https://idp.example.com/", "sub": "7375626A656374"},
             "events": {"https://schemas.openid.net/secevent/risc/event-type/account-disabled": {"reason": "hijacking"}}}
            """;

    /** RFC 8417, figure 1: a SCIM event, which names its subject in a way of its own. */
    private static final String RFC8417_FIGURE_1 = """
            {"iss": "https://scim.example.com", "iat": 1458496404, "jti": "4d3559ec67504aaba65d40b0363faad8",
             "aud": ["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754", "https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],
             "events": {"urn:ietf:params:scim:event:create": {"ref": "https://scim.example.com/Users/44f6142df96bd6ab61e7521d9",
               "attributes": ["id", "name", "userName", "password", "emails"]}}}
            """;

    /** CAEP 1.0: the user of a complex subject is who it is about. */
    private static final String CAEP_EXAMPLE = """
            {"iss": "https://idp.example.com/", "jti": "24c63fb56e5a2d77a6b512616ca9fa24", "iat": 1615305159, "aud": ["https://sp.example.com/caep", "other"],
             "txn": "8675309",
             "sub_id": {"format": "complex", "session": {"format": "opaque", "id": "dMTlD|1600802906337.16|16008.16"},
               "user": {"format": "iss_sub", "iss": "https://idp.example.com/", "sub": "44f6142df96bd6ab61e7521d9"}},
             "events": {"https://schemas.openid.net/secevent/caep/event-type/session-revoked": {"event_timestamp": 1615304991}}}
            """;

    @Test
    void theExamplesOfTheStandardsAreRead() throws Exception {
        SecurityEvent ssf = SecurityEvent.read(json(SSF_EXAMPLE), "https://idp.example.com/", "636C69656E745F6964");
        assertThat(EventType.of(ssf.type())).contains(EventType.ACCOUNT_DISABLED);
        assertThat(ssf.subject()).isEqualTo(SubjectId.account("https://idp.example.com/", "7375626A656374"));
        assertThat(json(ssf.claims().toString())).as("written as it was read").isEqualTo(json(SSF_EXAMPLE));

        SecurityEvent caep =
                SecurityEvent.read(json(CAEP_EXAMPLE), "https://idp.example.com/", "https://sp.example.com/caep");
        assertThat(caep.subject().members()).containsEntry("sub", "44f6142df96bd6ab61e7521d9");
        assertThat(caep.transaction()).contains("8675309");

        assertThatExceptionOfType(SetFault.class)
                .isThrownBy(() -> SecurityEvent.read(
                        json(RFC8417_FIGURE_1),
                        "https://scim.example.com",
                        "https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"))
                .withMessageContaining("sub_id");
    }

    @Test
    void whatIsOfOthersOrCouldPassForAnotherTokenIsNotTaken() throws Exception {
        String good = SSF_EXAMPLE;
        refused(
                good.replace("https://idp.example.com/\", \"jti", "https://evil.example/\", \"jti"),
                Code.INVALID_ISSUER);
        refused(good.replace("636C69656E745F6964", "someone"), Code.INVALID_AUDIENCE);
        refused(good.replace("\"iat\"", "\"exp\": 2000000000, \"iat\""), Code.INVALID_REQUEST);
        refused(good.replace("\"iat\"", "\"sub\": \"7375\", \"iat\""), Code.INVALID_REQUEST);
        refused(good.replace("\"iat\": 1508184845,", ""), Code.INVALID_REQUEST);
        refused(good.replace("{\"reason\": \"hijacking\"}", "1"), Code.INVALID_REQUEST);
        refused(good.replace("{\"reason\"", "{}, \"urn:other\": {\"reason\""), Code.INVALID_REQUEST);
        refused(good.replace("\"sub\": \"7375626A656374\"", "\"sub\": 7"), Code.INVALID_REQUEST);
    }

    @Test
    void aTokenVerifiesUnderThePublishedKeysAndNoOthers() throws Exception {
        SetSigner signer = Keys.signer();
        SecurityEvent event = event();
        String token = signer.sign(event);
        assertThat(header(token).path("typ").asText()).isEqualTo("secevent+jwt");
        assertThat(header(token).path("alg").asText()).isEqualTo("RS256");
        assertThat(signer.sign(event)).as("the same again").isEqualTo(token);
        assertThat(signer.jwks()).doesNotContain("\"d\"", "\"p\"", "\"q\"");

        assertThat(verifier(signer).verify(token)).isEqualTo(event);
        fault(verifier(Keys.signer()), token, Code.INVALID_KEY);
        String[] parts = token.split("\\.", -1);
        String forged = base64(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("pseudonym", "another"));
        fault(verifier(signer), parts[0] + "." + forged + "." + parts[2], Code.INVALID_KEY);
        fault(
                verifier(signer),
                base64("{\"alg\":\"none\",\"typ\":\"secevent+jwt\"}") + "." + parts[1] + ".",
                Code.INVALID_REQUEST);
        fault(
                verifier(signer),
                base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2],
                Code.INVALID_REQUEST);
        fault(verifier(signer), "not a token", Code.INVALID_REQUEST);
    }

    @Test
    void aRetiredKeyStaysPublishedAndShortKeysAreRefused() throws Exception {
        String before = Keys.pem();
        SetSigner old = new SetSigner(before, Optional.empty());
        SetSigner renewed = new SetSigner(Keys.pem(), Optional.of(before));
        assertThat(verifier(renewed).verify(old.sign(event()))).isEqualTo(event());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SetSigner("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", Optional.empty()))
                .withMessageContaining("PKCS #8");
    }

    @Test
    void pseudonymsDifferFromPartnerToPartnerAndAreNoPlainHashes() {
        var all = new Pseudonyms(new byte[32]);
        String one = all.of("alice").account("acct-1");
        assertThat(one).hasSize(43).isEqualTo(all.of("alice").account("acct-1"));
        assertThat(all.of("bob").account("acct-1")).isNotEqualTo(one);
        assertThat(all.of("alice").account("acct-2")).isNotEqualTo(one);
    }

    @Test
    void foreignEventsBecomeIndicatorsAndNobodyIsKeptByName() throws Exception {
        var foreign = new ForeignEvents(new Pseudonyms(new byte[32]), "https://we.example");
        var email = SubjectId.read(json("{\"format\":\"email\",\"email\":\"ada@customer.example\"}"))
                .orElseThrow();
        JsonNode clue = foreign.indicator(with(event(), email, EventType.ACCOUNT_DISABLED))
                .orElseThrow();
        assertThat(clue.toString()).doesNotContain("ada@", "customer.example");
        assertThat(clue.path("revoked").asBoolean()).isFalse();

        JsonNode back = foreign.indicator(with(event(), email, EventType.ACCOUNT_ENABLED))
                .orElseThrow();
        assertThat(back.path("id")).as("of the same subject").isEqualTo(clue.path("id"));
        assertThat(back.path("revoked").asBoolean()).isTrue();

        var ours = SubjectId.account("https://we.example", "acct-1");
        assertThat(foreign.indicator(with(event(), ours, EventType.CREDENTIAL_COMPROMISE))
                        .orElseThrow()
                        .path("pattern")
                        .asText())
                .isEqualTo("[user-account:user_id = 'acct-1']");
        assertThat(foreign.indicator(with(event(), ours, EventType.VERIFICATION)))
                .isEmpty();
    }

    private static SecurityEvent event() {
        return new SecurityEvent(
                "jti-1",
                "https://provider.example",
                "lab",
                AT,
                Optional.of(AT.minusSeconds(60)),
                Optional.of("txn"),
                SubjectId.opaque("pseudonym"),
                EventType.ACCOUNT_DISABLED.uri(),
                JsonNodeFactory.instance.objectNode().put("reason", "bulk-account"));
    }

    private static SecurityEvent with(SecurityEvent event, SubjectId subject, EventType type) {
        return new SecurityEvent(
                event.jti(),
                event.issuer(),
                event.audience(),
                AT,
                Optional.empty(),
                Optional.empty(),
                subject,
                type.uri(),
                event.payload());
    }

    private static SetVerifier verifier(SetSigner signer) throws Exception {
        return new SetVerifier(new ImmutableJWKSet<>(JWKSet.parse(signer.jwks())), "https://provider.example", "lab");
    }

    private static void fault(SetVerifier verifier, String token, Code code) {
        assertThatExceptionOfType(SetFault.class)
                .isThrownBy(() -> verifier.verify(token))
                .satisfies(f -> assertThat(f.code()).isEqualTo(code));
    }

    private static void refused(String claims, Code code) {
        assertThat(claims).isNotEqualTo(SSF_EXAMPLE);
        assertThatExceptionOfType(SetFault.class)
                .isThrownBy(() -> SecurityEvent.read(json(claims), "https://idp.example.com/", "636C69656E745F6964"))
                .satisfies(f -> assertThat(f.code()).isEqualTo(code));
    }

    private static JsonNode header(String token) throws Exception {
        return json(new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
