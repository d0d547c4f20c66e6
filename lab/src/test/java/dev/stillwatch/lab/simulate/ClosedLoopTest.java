package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.common.collect.ImmutableList;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.simulate.campaign.Feedback;
import dev.stillwatch.lab.simulate.campaign.Feedback.Treatment;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.traffic.Moments;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An adversary who adapts meets a platform that is scripted here. */
class ClosedLoopTest {
    private static final int DAYS = 6;
    private static final Feedback NOBODY = (account, at) -> Treatment.SERVED;

    private final Scenario scenario = Sweep.of(Playbook.ADAPTIVE)
            .withoutHardNegatives()
            .withDays(DAYS)
            .withAccounts(20)
            .withDilution(1)
            .scenario();

    @Test
    void withoutADefenceItKeepsItsAccountsAndItsPace() {
        List<Day> days = play(NOBODY);

        assertThat(used(days)).hasSize(20);
        assertThat(days.get(4).asked()).isCloseTo(days.get(5).asked(), withinPercentage(40));
    }

    @Test
    void accountsThatAreRefusedAreNeverUsedAgainAndOthersTakeTheirPlace() {
        Set<String> refused = new HashSet<>();
        List<Day> days = play((account, at) -> {
            boolean hit = account.hashCode() % 3 == 0;
            if (hit) {
                refused.add(account);
            }
            return hit ? Treatment.REFUSED : Treatment.SERVED;
        });

        assertThat(refused).isNotEmpty();
        for (int day = 1; day < DAYS; day++) {
            assertThat(days.get(day).accounts())
                    .doesNotContainAnyElementsOf(days.get(day).lost());
        }
        assertThat(used(days).size()).isBetween(24, 60);
    }

    @Test
    void anAccountAskedForItsIdentityIsGivenUpAndOneThatIsSlowedIsNot() {
        assertThat(used(play((account, at) -> Treatment.CHALLENGED))).hasSizeBetween(40, 60);
        assertThat(used(play((account, at) -> Treatment.DEGRADED))).hasSize(20);
    }

    @Test
    void whenAccountsAreLostItAsksLessWithOtherTemplates() {
        List<Day> calm = play(NOBODY);
        List<Day> hunted = play((account, at) -> account.hashCode() % 2 == 0 ? Treatment.REFUSED : Treatment.SERVED);

        assertThat(hunted.get(DAYS - 1).asked()).isLessThan(calm.get(DAYS - 1).asked() / 2);
        assertThat(frames(hunted.get(DAYS - 1))).doesNotContainAnyElementsOf(frames(hunted.get(1)));
        assertThat(frames(calm.get(DAYS - 1))).containsAnyElementsOf(frames(calm.get(1)));
    }

    @Test
    void itHearsOfItsOwnAccountsOnly() {
        Set<String> asked = new HashSet<>();
        ClosedLoop loop = ClosedLoop.of(scenario);
        while (loop.hasNextDay()) {
            loop.nextDay((account, at) -> {
                        asked.add(account);
                        return Treatment.SERVED;
                    })
                    .forEachRemaining(event -> assertThat(Moments.of(event)).isPositive());
        }

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(
                        account -> assertThat(loop.truth().isAttacker(account)).isTrue());
    }

    @Test
    void daysFollowOneAnotherAndTheTruthKnowsEveryAccount() {
        ClosedLoop loop = ClosedLoop.of(scenario);
        List<Event> all = new ArrayList<>();
        while (loop.hasNextDay()) {
            loop.nextDay((account, at) -> account.hashCode() % 4 == 0 ? Treatment.REFUSED : Treatment.SERVED)
                    .forEachRemaining(all::add);
        }

        assertThat(all.stream().map(Moments::of)).isSorted();
        assertThat(all.stream()
                        .filter(Event::hasExchange)
                        .map(event -> event.getExchange().getAccountId()))
                .allMatch(account -> loop.truth().rows().containsKey(account));
        assertThat(all.stream()
                        .filter(Event::hasExchange)
                        .map(event -> event.getExchange().getExchangeId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void writtenDownBeforehandItAdaptsToAProviderThatIsAssumed() {
        Played played = Played.of(scenario);
        List<TruthRow> rows = played.truth().rows().values().stream()
                .filter(TruthRow::isAttacker)
                .toList();

        assertThat(rows.size()).isBetween(24, 60);
        assertThat(rows).allMatch(row -> row.playbook().equals("adaptive"));
        assertThat(played.ofAttackers(true)).hasSizeGreaterThan(500);
    }

    /** One day: what the adversary asked, and which of its accounts it had found lost that morning. */
    private record Day(List<Exchange> exchanges, Set<String> lost) {
        int asked() {
            return exchanges.size();
        }

        Set<String> accounts() {
            return exchanges.stream().map(Exchange::getAccountId).collect(Collectors.toSet());
        }
    }

    private List<Day> play(Feedback platform) {
        ClosedLoop loop = ClosedLoop.of(scenario);
        List<Day> days = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        while (loop.hasNextDay()) {
            ImmutableList<Event> events = ImmutableList.copyOf(loop.nextDay((account, at) -> {
                Treatment treatment = platform.treatment(account, at);
                if (treatment == Treatment.REFUSED) {
                    lost.add(account);
                }
                return treatment;
            }));
            days.add(new Day(
                    events.stream()
                            .filter(Event::hasExchange)
                            .map(Event::getExchange)
                            .filter(exchange -> loop.truth().isAttacker(exchange.getAccountId()))
                            .toList(),
                    Set.copyOf(lost)));
        }
        return days;
    }

    private static Set<String> used(List<Day> days) {
        return days.stream().flatMap(day -> day.accounts().stream()).collect(Collectors.toSet());
    }

    /** System prompts and offers of tools, by which families can be told. */
    private static Set<String> frames(Day day) {
        return day.exchanges().stream()
                .filter(exchange -> exchange.getMessages(0).getContent().length() > 150)
                .map(exchange -> exchange.getSystem()
                        + exchange.getToolsList()
                        + exchange.getMessages(0).getContent().substring(0, 12))
                .collect(Collectors.toSet());
    }
}
