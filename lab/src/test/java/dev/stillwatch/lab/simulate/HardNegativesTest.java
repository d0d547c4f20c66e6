package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.simulate.automated.Automaton;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Benign traffic is hard: each trait that tells a campaign is found in it, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardNegativesTest {
    private final Played played = Played.of(Scenarios.named("benign").withPeople(400));
    private final List<Exchange> exchanges =
            played.exchanges().values().stream().flatMap(Collection::stream).toList();

    @ParameterizedTest
    @EnumSource(Automaton.class)
    void everyKindTakesPartAndIsNoAttacker(Automaton kind) {
        List<TruthRow> rows = played.truth().rows().values().stream()
                .filter(row -> row.kind().equals(TruthRow.AUTOMATED + kind.word()))
                .toList();

        assertThat(rows)
                .isNotEmpty()
                .noneMatch(TruthRow::isAttacker)
                .allMatch(row -> row.campaignId().isEmpty());
    }

    @Test
    void cardsAreSharedByTeamsAndHouseholds() {
        assertThat(sharedBy(AccountEvent::getPaymentFingerprint)).anyMatch(accounts -> accounts.size() >= 10);
        assertThat(ofHumans(sharedBy(AccountEvent::getPaymentFingerprint))).isNotEmpty();
        assertThat(ofHumans(sharedBy(AccountEvent::getDeviceFingerprint))).isNotEmpty();
    }

    @Test
    void someCompaniesAreNotVerified() {
        for (Automaton kind : List.of(Automaton.BENCHMARK_RUNNER, Automaton.CI_FLEET, Automaton.BULK_CUSTOMER)) {
            assertThat(verifications(kind)).as(kind.word()).contains("PAYMENT");
        }
        assertThat(verifications(Automaton.SYNTHETIC_DATA))
                .contains("ORGANISATION")
                .doesNotContain("PAYMENT");
    }

    @Test
    void peopleAskForReasoningAndHaveAnswersMarked() {
        assertThat(prompts("(?is).*(step by step|your reasoning|full working|all your steps).*"))
                .isGreaterThan(100);
        assertThat(prompts("(?is).*(rubric|marking scheme|score it|grade this|mark this).*"))
                .isGreaterThan(40);
    }

    @Test
    void historiesAreLongToolsAreUsedAndRequestsAreRepeated() {
        assertThat(exchanges).anyMatch(exchange -> exchange.getMessagesCount() >= 40);
        assertThat(exchanges.stream()
                        .filter(exchange -> exchange.getToolsCount() > 0)
                        .count())
                .isGreaterThan(exchanges.size() / 20);
        assertThat(exchanges.stream()
                        .filter(exchange -> exchange.getMessagesCount() > 0)
                        .collect(Collectors.groupingBy(
                                exchange -> exchange.getSessionId() + exchange.getMessagesCount(),
                                Collectors.counting()))
                        .values())
                .contains(2L);
    }

    @Test
    void layersOfHonestClientsContradictOneAnotherBehindGateways() {
        Map<String, Set<String>> stacks = exchanges.stream()
                .filter(exchange -> !exchange.getClient().getUserAgent().isEmpty())
                .collect(Collectors.groupingBy(
                        exchange -> exchange.getClient().getJa4(),
                        Collectors.mapping(exchange -> exchange.getClient().getUserAgent(), Collectors.toSet())));

        assertThat(stacks.values())
                .anyMatch(agents -> agents.stream().anyMatch(agent -> agent.startsWith("Mozilla"))
                        && agents.stream().anyMatch(agent -> agent.startsWith("Atlas/")));
    }

    private long prompts(String pattern) {
        return exchanges.stream()
                .filter(exchange -> exchange.getMessagesList().stream()
                        .anyMatch(message -> message.getRole().equals("user")
                                && message.getContent().matches(pattern)))
                .count();
    }

    private Collection<Set<String>> sharedBy(Function<AccountEvent, String> member) {
        return played.historiesOfAttackers(false).stream()
                .filter(event -> !member.apply(event).isEmpty())
                .collect(Collectors.groupingBy(
                        member, Collectors.mapping(AccountEvent::getAccountId, Collectors.toSet())))
                .values();
    }

    private List<Set<String>> ofHumans(Collection<Set<String>> groups) {
        return groups.stream()
                .filter(accounts -> accounts.size() > 1)
                .filter(accounts -> accounts.stream()
                        .allMatch(account -> played.truth().rows().values().stream()
                                .anyMatch(row -> row.accountId().equals(account)
                                        && row.kind().equals(TruthRow.HUMAN))))
                .toList();
    }

    private Set<String> verifications(Automaton kind) {
        return played.truth().rows().values().stream()
                .filter(row -> row.kind().equals(TruthRow.AUTOMATED + kind.word()))
                .flatMap(row -> played.histories().getOrDefault(row.accountId(), List.of()).stream())
                .map(AccountEvent::getVerification)
                .collect(Collectors.toSet());
    }
}
