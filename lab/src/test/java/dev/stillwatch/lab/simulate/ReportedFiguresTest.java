package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is played has the figures that were reported. */
class ReportedFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "farm, 325",
        "low-and-slow, 25.6",
        "relay, 5.6",
        "fail-over, 60",
        "release-pivot, 60",
        "handle-replay, 25.6"
    })
    void accountsAskAsOftenAsReported(String word, double aDay) {
        Sweep sweep = Sweep.of(playbook(word))
                .withoutHardNegatives()
                .withDilution(0.1)
                .withAccounts(aDay > 100 ? 12 : 50);
        List<Exchange> asked = Played.of(sweep.scenario()).ofAttackers(true);

        assertThat(accountDays(asked, sweep, aDay)).isCloseTo(aDay, within(0.3 * aDay));
    }

    @ParameterizedTest
    @EnumSource(Playbook.class)
    void everyAccountIsInTheTruthUnderItsPlaybook(Playbook playbook) {
        Simulation simulation = Simulation.of(
                Sweep.of(playbook).withoutHardNegatives().withDilution(1).scenario());
        List<TruthRow> attackers = simulation.truth().rows().values().stream()
                .filter(TruthRow::isAttacker)
                .toList();

        assertThat(attackers)
                .hasSizeGreaterThanOrEqualTo(24)
                .allMatch(row -> row.playbook().equals(playbook.word()))
                .allMatch(row -> !row.principal().isEmpty() && !row.operator().isEmpty());
    }

    @Test
    void aSecondPoolTakesOverTheWholeQueueForTwoPrincipals() {
        Sweep sweep = Sweep.of(Playbook.FAIL_OVER).withoutHardNegatives().withDilution(0.1);
        Played played = Played.of(sweep.scenario());
        Map<String, Integer> ofPool = new HashMap<>();
        played.truth().rows().values().stream()
                .filter(row -> row.campaignId().equals("fail-over-1"))
                .forEach(row -> ofPool.merge(
                        row.pool(),
                        played.exchanges()
                                .getOrDefault(row.accountId(), List.of())
                                .size(),
                        Integer::sum));

        assertThat((double) ofPool.getOrDefault("2", 0) / ofPool.getOrDefault("1", 1))
                .isBetween(0.8, 2.0);
        assertThat(principals(played)).containsExactlyInAnyOrder("lab-1", "lab-2");
    }

    @Test
    void aLowAndSlowAccountHasOneCardOfItsOwnAndOneResidentialLine() {
        Played played = Played.of(Sweep.of(Playbook.LOW_AND_SLOW)
                .withoutHardNegatives()
                .withDilution(0.1)
                .scenario());

        assertThat(perAccount(played, exchange -> exchange.getClient().getIp())).allMatch(ips -> ips.size() == 1);
        assertThat(played.historiesOfAttackers(true).stream()
                        .map(AccountEvent::getPaymentFingerprint)
                        .filter(card -> !card.isEmpty()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
    }

    @Test
    void behindARelayManyWriteAndTheLayersOfTheirClientsContradictOneAnother() {
        Played played = Played.of(Sweep.of(Playbook.RELAY)
                .withoutHardNegatives()
                .withDilution(0.1)
                .scenario());

        assertThat(perAccount(played, exchange -> exchange.getClient().getUserAgent()))
                .filteredOn(agents -> agents.size() > 3)
                .hasSizeGreaterThan(30);
        assertThat(perAccount(played, exchange -> exchange.getClient().getJa4()))
                .allMatch(tls -> tls.size() == 1);
    }

    @Test
    void customersOfAResellerMostlyComeBackToTheirAccountButSomeStray() {
        Played played = Played.of(Sweep.of(Playbook.RESELLER)
                .withoutHardNegatives()
                .withDilution(0.1)
                .scenario());
        long shared = played.ofAttackers(true).stream()
                .collect(Collectors.groupingBy(
                        exchange -> exchange.getMessages(0).getContent(),
                        Collectors.mapping(Exchange::getAccountId, Collectors.toSet())))
                .values()
                .stream()
                .filter(accounts -> accounts.size() > 1)
                .count();

        assertThat(shared).isPositive();
    }

    /** At three thousandths of its size, with memory and time that a test may take, and a share of attackers that scale does not change. */
    @Test
    void februaryHasTheReportedAccountsAndExchanges() {
        Simulation february = Simulation.of(Scenarios.named("february", 1, 0.003));
        Truth truth = february.truth();
        long attackers =
                truth.rows().values().stream().filter(TruthRow::isAttacker).count();
        long asked = 0;
        for (Iterator<Event> events = february.events(); events.hasNext(); ) {
            Event event = events.next();
            asked += event.hasExchange() && truth.isAttacker(event.getExchange().getAccountId()) ? 1 : 0;
        }

        assertThat(attackers).isEqualTo(72);
        assertThat(truth.rows().size() - attackers).isBetween(690L, 880L);
        assertThat(asked).isBetween(44_000L, 56_000L);
    }

    private static Playbook playbook(String word) {
        return List.of(Playbook.values()).stream()
                .filter(playbook -> playbook.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Exchanges an account and day over the last two days, when every account has set out and every pool has settled. */
    private static double accountDays(List<Exchange> exchanges, Sweep sweep, double aDay) {
        long from = sweep.scenario().start().getEpochSecond() + (sweep.days() - 2) * 86_400L;
        List<Exchange> then = exchanges.stream()
                .filter(exchange -> exchange.getOccurredAt().getSeconds() >= from)
                .toList();
        double accounts = sweep.playbook() == Playbook.FAIL_OVER ? 50 * 0.6 + 10 : sweep.accounts();
        assertThat(then.size()).isGreaterThan((int) aDay);
        return then.size() / accounts / 2;
    }

    private static List<Set<String>> perAccount(Played played, Function<Exchange, String> member) {
        return played.truth().rows().values().stream()
                .filter(TruthRow::isAttacker)
                .map(row -> played.exchanges().getOrDefault(row.accountId(), List.of()))
                .filter(exchanges -> !exchanges.isEmpty())
                .map(exchanges -> exchanges.stream().map(member).collect(Collectors.toSet()))
                .toList();
    }

    private static Set<String> principals(Played played) {
        return played.truth().rows().values().stream()
                .filter(TruthRow::isAttacker)
                .filter(row -> row.operator().equals("pools"))
                .map(TruthRow::principal)
                .collect(Collectors.toSet());
    }
}
