package dev.stillwatch.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.ReasoningHandles;
import dev.stillwatch.ingest.v1.Response;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.Usage;
import dev.stillwatch.sketch.elicitation.ElicitationClassifier;
import dev.stillwatch.sketch.key.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketcherTest {
    private static final Keyring KEYRING = Keyring.of("k1", "a secret for tests only".getBytes(StandardCharsets.UTF_8));
    private static final Sketcher SKETCHER = new Sketcher(KEYRING);

    @Test
    void whatIsNeededOfAnExchangeIsKept() {
        Sketch sketch = SKETCHER.sketch(exchange());

        assertThat(sketch.getExchangeId()).isEqualTo("x-1");
        assertThat(sketch.getAccountId()).isEqualTo("acct");
        assertThat(sketch.getOccurredAt())
                .isEqualTo(Timestamp.newBuilder()
                        .setSeconds(1_790_000_000L)
                        .setNanos(5_000_000)
                        .build());
        assertThat(sketch.getKeyId()).isEqualTo("k1");
        assertThat(sketch.getOperation()).isEqualTo("chat");
        assertThat(sketch.getMessageCount()).isEqualTo(3);
        assertThat(sketch.getAssistantTurns()).isEqualTo(1);
        assertThat(sketch.getToolCount()).isEqualTo(2);
        assertThat(sketch.getUsage().getOutputTokens()).isEqualTo(80);
        assertThat(sketch.getParameters().getTemperature()).isEqualTo(0.5);
        assertThat(sketch.getParameters().hasN()).isFalse();
        assertThat(sketch.getParameters().getReasoningEffort()).isEqualTo("high");
        assertThat(sketch.getFinishReason()).isEqualTo("stop");
        assertThat(sketch.getReasoningLength()).isEqualTo(6);
        assertThat(sketch.getPrompt().getWords()).isEqualTo(5);
        assertThat(sketch.getPrompt().getClasses().size()).isEqualTo(ElicitationClassifier.CLASSES);
        assertThat(sketch.getSystem().getDigest()).isNotZero();
        assertThat(sketch.getResponse().getWords()).isEqualTo(2);
        assertThat(sketch.getResponse().getBandsCount()).isZero();
        assertThat(sketch.getHandlesIssuedList()).hasSize(1);
        assertThat(sketch.getHandlesPresentedList()).isEqualTo(sketch.getHandlesIssuedList());
    }

    @Test
    void thePromptIsTheLastUserMessage() {
        Exchange exchange = exchange();
        Exchange last = exchange.toBuilder()
                .clearMessages()
                .addMessages(exchange.getMessages(2))
                .build();
        assertThat(SKETCHER.sketch(exchange).getPrompt())
                .isEqualTo(SKETCHER.sketch(last).getPrompt());
    }

    @Test
    void aSystemMessageIsASystemPrompt() {
        Exchange told = Exchange.newBuilder().setSystem("be brief").build();
        Exchange asMessage =
                Exchange.newBuilder().addMessages(message("system", "be brief")).build();
        assertThat(SKETCHER.sketch(asMessage).getSystem())
                .isEqualTo(SKETCHER.sketch(told).getSystem());
    }

    @Test
    void theSameEventGivesTheSameBytes() {
        assertThat(new Sketcher(KEYRING).sketch(exchange()).toByteString())
                .isEqualTo(SKETCHER.sketch(exchange()).toByteString());
    }

    @Test
    void whatWasNotToldIsAbsent() {
        Sketch sketch = SKETCHER.sketch(Exchange.getDefaultInstance());
        assertThat(sketch.hasSystem()).isFalse();
        assertThat(sketch.hasResponse()).isFalse();
        assertThat(sketch.hasParameters()).isFalse();
        assertThat(sketch.hasClient()).isFalse();
        assertThat(sketch.getSession()).isZero();
        assertThat(sketch.getToolset()).isZero();
        assertThat(sketch.getPrompt().getDigest()).isZero();
        AccountFact fact = SKETCHER.fact(AccountEvent.getDefaultInstance());
        assertThat(fact)
                .isEqualTo(AccountFact.newBuilder()
                        .setOccurredAt(Timestamp.getDefaultInstance())
                        .setKeyId("k1")
                        .build());
    }

    @Test
    void toolsCountAsASet() {
        long toolset = SKETCHER.sketch(exchange()).getToolset();
        Exchange reordered = exchange().toBuilder()
                .clearTools()
                .addAllTools(List.of("search", "run"))
                .build();
        assertThat(SKETCHER.sketch(reordered).getToolset()).isEqualTo(toolset);
        assertThat(SKETCHER.sketch(exchange().toBuilder().addTools("more").build())
                        .getToolset())
                .isNotEqualTo(toolset);
    }

    @ParameterizedTest
    @CsvSource({"AS64500, 64500", "64500, 64500", " as 64500, 0", "4294967296, 0", "AS, 0", "x, 0", "'', 0"})
    void autonomousSystemsAreNumbers(String told, int number) {
        assertThat(client(Client.newBuilder().setAsn(told)).getAsn()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"de, DE", "SG, SG", "XX, ''", "Germany, ''"})
    void countriesAreCodes(String told, String code) {
        assertThat(client(Client.newBuilder().setCountry(told)).getCountry()).isEqualTo(code);
    }

    @Test
    void addressesShareTheirNetwork() {
        ClientSketch one = client(Client.newBuilder().setIp("192.0.2.1"));
        ClientSketch other = client(Client.newBuilder().setIp("::ffff:192.0.2.200"));
        assertThat(one.getPrefix()).isNotZero().isEqualTo(other.getPrefix());
        assertThat(one.getIp()).isNotZero().isNotEqualTo(other.getIp());
        assertThat(client(Client.newBuilder().setIp("no address")).getPrefix()).isZero();
        assertThat(client(Client.newBuilder().setIp("no address")).getIp()).isNotZero();
    }

    @Test
    void wordsOfNoListAreHashed() {
        AccountEvent.Builder event = AccountEvent.newBuilder().setPlan("Pro").setProgramme("knitting");
        AccountFact fact = SKETCHER.fact(event.build());
        assertThat(fact.getPlan()).isEqualTo("pro");
        assertThat(fact.getProgramme()).matches("x[0-9a-f]{16}");

        Vocabulary more = Vocabulary.standard().with(Vocabulary.Kind.PROGRAMME, List.of("Knitting"));
        Sketcher sketcher = new Sketcher(KEYRING, ElicitationClassifier.standard(), more);
        assertThat(sketcher.fact(event.build()).getProgramme()).isEqualTo("knitting");
        assertThat(sketcher.fact(event.build()).getPlan()).isEqualTo("pro");
    }

    @ParameterizedTest
    @CsvSource({
        "a.person@gmail.com, false, false",
        "a@company.example, true, false",
        "a@mailinator.com, true, true",
        "a@x.y.mailinator.com, true, true",
        "a@qq.com, false, false",
    })
    void mailDomainsLinkUnlessEverybodyHasThem(String email, boolean domain, boolean disposable) {
        AccountFact fact =
                SKETCHER.fact(AccountEvent.newBuilder().setEmail(email).build());
        assertThat(fact.getEmail()).isNotZero();
        assertThat(fact.getEmailPattern()).isNotZero();
        assertThat(fact.getEmailDomain() != 0).isEqualTo(domain);
        assertThat(fact.getEmailDisposable()).isEqualTo(disposable);
    }

    @Test
    void identifiersAreNormalisedBeforeTheyAreHashed() {
        AccountFact one = SKETCHER.fact(AccountEvent.newBuilder()
                .setEmail("J.Doe@gmail.com")
                .setPhone("+1 555 010 9999")
                .build());
        AccountFact other = SKETCHER.fact(AccountEvent.newBuilder()
                .setEmail("jdoe+news@googlemail.com")
                .setPhone("0015550109999")
                .build());
        assertThat(one.getEmail()).isEqualTo(other.getEmail());
        assertThat(one.getPhone()).isNotZero().isEqualTo(other.getPhone());
    }

    private static ClientSketch client(Client.Builder client) {
        return SKETCHER.sketch(Exchange.newBuilder().setClient(client).build()).getClient();
    }

    private static Message message(String role, String content) {
        return Message.newBuilder().setRole(role).setContent(content).build();
    }

    @ParameterizedTest
    @CsvSource({
        "user, false",
        "user tool, true",
        "user assistant tool assistant, true",
        "tool user, false",
        "user assistant, false",
        "system, false"
    })
    void anAgentsStepGoesOnWithThePromptThatWasAskedBefore(String roles, boolean goesOn) {
        Exchange.Builder exchange = exchange().toBuilder().clearMessages();
        Pattern.compile(" ")
                .splitAsStream(roles)
                .forEach(role -> exchange.addMessages(message(role, "Words said by a " + role)));

        assertThat(SKETCHER.sketch(exchange.build()).getContinuesPrompt()).isEqualTo(goesOn);
    }

    private static Exchange exchange() {
        return Exchange.newBuilder()
                .setExchangeId("x-1")
                .setAccountId("acct")
                .setOccurredAt(Timestamp.newBuilder().setSeconds(1_790_000_000L).setNanos(5_999_999))
                .setModel("m-1")
                .setOperation("chat")
                .setSystem("You are brief and kind.")
                .addMessages(message("user", "Hello there"))
                .addMessages(message("assistant", "Hi"))
                .addMessages(message("user", "Tell me a short joke"))
                .addAllTools(List.of("run", "search"))
                .setParameters(Parameters.newBuilder().setTemperature(0.5).setReasoningEffort("HIGH"))
                .setUsage(Usage.newBuilder().setOutputTokens(80))
                .setResponse(Response.newBuilder()
                        .setText("No joke.")
                        .setReasoningText("Hm, 🙂!")
                        .setFinishReason("stop"))
                .setReasoningHandles(ReasoningHandles.newBuilder()
                        .addIssued("h1")
                        .addPresented("h1")
                        .addPresented(""))
                .build();
    }
}
