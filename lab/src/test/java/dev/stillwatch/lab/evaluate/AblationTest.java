package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AblationTest {
    private static final Event EXCHANGE = Event.newBuilder()
            .setExchange(Exchange.newBuilder()
                    .setAccountId("a")
                    .setSystem("be brief")
                    .addMessages(Message.newBuilder().setRole("user").setContent("hello"))
                    .addTools("search")
                    .setResponse(Response.newBuilder()
                            .setText("hi")
                            .setReasoningText("greet")
                            .setFinishReason("stop"))
                    .setClient(Client.newBuilder().setIp("192.0.2.1")))
            .build();
    private static final Event ACCOUNT = Event.newBuilder()
            .setAccount(AccountEvent.newBuilder()
                    .setAccountId("a")
                    .setEmail("a@example.org")
                    .setPhone("+1")
                    .setPaymentFingerprint("card")
                    .setDeviceFingerprint("device")
                    .setReferralCode("friend")
                    .setClient(Client.newBuilder().setIp("192.0.2.1")))
            .build();

    @Test
    void withoutClientsThereIsNoEdgeAndNoCard() {
        var ablation = Ablation.named("no-client").rewriting();

        assertThat(ablation.apply(EXCHANGE).getExchange())
                .isEqualTo(EXCHANGE.getExchange().toBuilder().clearClient().build());
        assertThat(ablation.apply(ACCOUNT).getAccount())
                .isEqualTo(ACCOUNT.getAccount().toBuilder()
                        .clearClient()
                        .clearPaymentFingerprint()
                        .build());
    }

    @Test
    void withoutContentNoTextIsLeft() {
        var ablation = Ablation.named("no-content").rewriting();

        assertThat(ablation.apply(EXCHANGE).getExchange())
                .isEqualTo(Exchange.newBuilder()
                        .setAccountId("a")
                        .setResponse(Response.newBuilder().setFinishReason("stop"))
                        .setClient(Client.newBuilder().setIp("192.0.2.1"))
                        .build());
        assertThat(ablation.apply(ACCOUNT)).isEqualTo(ACCOUNT);
    }

    @Test
    void withoutIdentityTheHolderIsNobody() {
        var ablation = Ablation.named("no-identity").rewriting();

        assertThat(ablation.apply(EXCHANGE)).isEqualTo(EXCHANGE);
        assertThat(ablation.apply(ACCOUNT).getAccount())
                .isEqualTo(AccountEvent.newBuilder()
                        .setAccountId("a")
                        .setReferralCode("friend")
                        .setClient(Client.newBuilder().setIp("192.0.2.1"))
                        .build());
    }

    @Test
    void signalsAndLinksAreTurnedOffBySettings() {
        assertThat(Ablation.named("signal:volume").settings())
                .isEqualTo(Map.of("stillwatch.scoring.disabled-signals", "volume"));
        assertThat(Ablation.named("link:IP").settings()).isEqualTo(Map.of("stillwatch.linking.disabled-kinds", "IP"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Ablation.named("no-luck"))
                .hasMessageContaining("no-luck")
                .hasMessageContaining("no-content");
    }
}
