package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.lab.simulate.automated.Automaton;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private final Played demo = Played.of(Scenarios.demo());

    @Test
    void hasTheStatedSize() {
        assertThat(demo.exchanges().values().stream().mapToInt(List::size).sum())
                .isBetween(25_000, 40_000);
        assertThat(demo.ofKind(TruthRow.HUMAN)).hasSize(300);
        assertThat(demo.truth().rows().values().stream()
                        .filter(row -> row.kind().startsWith(TruthRow.AUTOMATED)))
                .hasSizeBetween(90, 120);
    }

    @ParameterizedTest
    @EnumSource(Automaton.class)
    void everyHardNegativeTakesPart(Automaton kind) {
        assertThat(demo.ofKind(TruthRow.AUTOMATED + kind.word()))
                .isNotEmpty()
                .anySatisfy(exchanges -> assertThat(exchanges).hasSizeGreaterThan(10));
    }

    @Test
    void mostPeopleWriteALittleAndAFewALot() {
        List<Double> rates = demo.ofKind(TruthRow.HUMAN).stream()
                .filter(exchanges -> !exchanges.isEmpty())
                .map(DemoTest::aDay)
                .sorted()
                .toList();

        assertThat(rates.get(rates.size() / 10)).isBetween(1.0, 4.0);
        assertThat(rates.get(rates.size() / 2)).isBetween(4.0, 12.0);
        assertThat(rates.get(rates.size() * 8 / 10)).isLessThan(25.0);
        assertThat(rates.getLast()).isBetween(60.0, 320.0);
    }

    @Test
    void campaignsKeepToTheirRates() {
        List<Double> farm =
                demo.ofCampaign("farm-1").stream().map(DemoTest::steady).toList();
        List<Double> slow =
                demo.ofCampaign("slow-1").stream().map(DemoTest::steady).toList();

        assertThat(farm).hasSize(25).allMatch(rate -> rate > 40 && rate < 280);
        assertThat(slow).hasSize(40).allMatch(rate -> rate > 5 && rate < 36);
        assertThat(slow.stream().mapToDouble(rate -> rate).average().orElseThrow())
                .isBetween(12.0, 26.0);
    }

    @Test
    void halfOfALowAndSlowCampaignIsCover() {
        long harvest = demo.ofCampaign("slow-1").stream()
                .flatMap(Collection::stream)
                .filter(exchange -> prompt(exchange).length() > 150)
                .count();
        long all = demo.ofCampaign("slow-1").stream().mapToLong(List::size).sum();

        assertThat((double) harvest / all).isBetween(0.35, 0.65);
    }

    @Test
    void longPromptsOfPeopleRarelyRepeat() {
        List<String> prompts = demo.ofKind(TruthRow.HUMAN).stream()
                .flatMap(Collection::stream)
                .filter(exchange -> exchange.getToolsCount() == 0)
                .map(DemoTest::prompt)
                .filter(prompt -> prompt.length() > 60)
                .toList();

        assertThat(prompts).hasSizeGreaterThan(3_000);
        assertThat((double) new HashSet<>(prompts).size() / prompts.size()).isGreaterThan(0.97);
    }

    @Test
    void peopleWriteEightLanguages() {
        Set<String> scripts = demo.ofKind(TruthRow.HUMAN).stream()
                .flatMap(Collection::stream)
                .map(exchange -> exchange.getClient().getCountry())
                .collect(Collectors.toSet());

        assertThat(scripts).contains("US", "DE", "ES", "FR", "RU", "BR", "JP", "CN");
    }

    @Test
    void mobileAddressesAreSharedByMany() {
        assertThat(demo.ofKind(TruthRow.HUMAN).stream()
                        .flatMap(exchanges -> exchanges.stream()
                                .map(exchange -> exchange.getClient().getIp())
                                .distinct())
                        .collect(Collectors.groupingBy(ip -> ip, Collectors.counting()))
                        .values())
                .anySatisfy(people -> assertThat(people).isGreaterThan(5));
    }

    @Test
    void sessionsGrow() {
        assertThat(demo.ofKind(TruthRow.HUMAN).stream()
                        .flatMap(Collection::stream)
                        .mapToInt(Exchange::getMessagesCount))
                .anyMatch(count -> count >= 7)
                .allMatch(count -> count % 2 == 1);
    }

    @Test
    void handlesArePresentedOnlyInTheSessionTheyWereIssuedTo() {
        Set<String> issued = new HashSet<>();
        demo.exchanges().values().stream()
                .flatMap(Collection::stream)
                .forEach(exchange -> exchange.getReasoningHandles()
                        .getIssuedList()
                        .forEach(handle -> issued.add(exchange.getSessionId() + handle)));

        assertThat(issued).isNotEmpty();
        assertThat(demo.exchanges().values().stream().flatMap(Collection::stream))
                .allSatisfy(exchange -> exchange.getReasoningHandles()
                        .getPresentedList()
                        .forEach(handle -> assertThat(issued).contains(exchange.getSessionId() + handle)));
    }

    private static String prompt(Exchange exchange) {
        return exchange.getMessagesList().stream()
                .filter(message -> message.getRole().equals("user"))
                .map(Message::getContent)
                .reduce("", (first, last) -> last);
    }

    /** Exchanges on a day with any. */
    private static double aDay(List<Exchange> exchanges) {
        long days = exchanges.stream().map(DemoTest::day).distinct().count();
        return (double) exchanges.size() / days;
    }

    /** Exchanges a day on the last three days, when every account has set out. */
    private static double steady(List<Exchange> exchanges) {
        long last = Scenarios.demo().start().getEpochSecond() / 86_400
                + Scenarios.demo().days()
                - 1;
        return exchanges.stream().filter(exchange -> day(exchange) >= last - 2).count() / 3.0;
    }

    private static long day(Exchange exchange) {
        return Timestamps.toMillis(exchange.getOccurredAt()) / 86_400_000;
    }
}
