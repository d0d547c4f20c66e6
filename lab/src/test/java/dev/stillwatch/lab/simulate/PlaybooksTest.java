package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Harvest;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaybooksTest {
    private final Scenario scenario = Scenarios.playbooks().withPeople(30);
    private final Played played = Played.of(scenario);

    @Test
    void aFarmPutsEveryTaskIntoOneFixedFrame() {
        List<Exchange> farm = flat("over-1");
        Set<String> openings = farm.stream()
                .map(exchange -> exchange.getSystem() + "|" + first(exchange).substring(0, 20))
                .collect(Collectors.toSet());

        assertThat(openings.size()).isLessThan(farm.size() / 20);
        assertThat(farm.stream().map(PlaybooksTest::first).distinct().count()).isGreaterThan(farm.size() / 4);
    }

    @Test
    void theSecondPoolTakesOverWhenTheFirstStops() {
        long handover = scenario.start().toEpochMilli() + 4 * 86_400_000L;

        assertThat(pool("over-1", "1")).hasSize(15);
        assertThat(pool("over-1", "2")).hasSize(10);
        assertThat(pool("over-1", "1").stream().flatMap(Collection::stream).mapToLong(PlaybooksTest::at))
                .allMatch(at -> at < handover + 10_000_000);
        assertThat(pool("over-1", "2").stream().flatMap(Collection::stream).mapToLong(PlaybooksTest::at))
                .allMatch(at -> at >= handover);
    }

    @Test
    void aLowAndSlowAccountHasOneAddressAndACardOfItsOwn() {
        assertThat(played.ofCampaign("slow-2"))
                .allSatisfy(exchanges -> assertThat(addresses(exchanges)).hasSizeLessThanOrEqualTo(1));
        assertThat(cards("slow-2")).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void someoneSharesSomethingInEveryCampaign() {
        for (String campaign : List.of("over-1", "slow-2", "pool-1", "relay-1")) {
            assertThat(List.of(
                            shared(campaign, AccountEvent::getPaymentFingerprint),
                            shared(campaign, AccountEvent::getDeviceFingerprint),
                            shared(campaign, AccountEvent::getReferralCode),
                            shared(campaign, event -> event.getEmail().replaceFirst(".*@", "")),
                            shared(campaign, event -> event.getClient().getIp().replaceFirst("\\.\\d+$", "")),
                            shared(campaign, event -> event.getClient().getJa4())))
                    .as(campaign)
                    .anyMatch(count -> count >= 4);
        }
    }

    @Test
    void behindARelayedAccountAreManyAuthorsAndClientsThatContradict() {
        List<Exchange> busiest = played.ofCampaign("relay-1").stream()
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElseThrow();

        assertThat(values(
                        busiest,
                        exchange -> exchange.getClient().getSdk()
                                + exchange.getClient().getRuntime()))
                .hasSizeGreaterThan(4);
        assertThat(values(busiest, exchange -> exchange.getClient().getJa4())).hasSize(1);
    }

    @Test
    void twoPrincipalsOnOneOperatorUseOneInfrastructure() {
        assertThat(values(flat("relay-1"), exchange -> exchange.getClient().getJa4()))
                .isEqualTo(
                        values(flat("relay-2"), exchange -> exchange.getClient().getJa4()));
        assertThat(played.truth().rows().values().stream()
                        .filter(row -> row.operator().equals("station-2"))
                        .map(TruthRow::principal)
                        .distinct())
                .containsExactlyInAnyOrder("app-1", "app-2");
    }

    @Test
    void replayedHandlesComeFromOtherSessions() {
        Set<String> own = flat("handle-1").stream()
                .flatMap(exchange -> exchange.getReasoningHandles().getIssuedList().stream()
                        .map(handle -> exchange.getSessionId() + handle))
                .collect(Collectors.toSet());

        assertThat(flat("handle-1").stream()
                        .flatMap(exchange -> exchange.getReasoningHandles().getPresentedList().stream()
                                .map(handle -> exchange.getSessionId() + handle))
                        .filter(handle -> !own.contains(handle)))
                .isNotEmpty();
    }

    @Test
    void campaignsOfOtherSeedsShareOtherThings() {
        Set<String> kinds = new HashSet<>();
        for (int seed = 1; seed <= 6; seed++) {
            Played other = Played.of(new Scenario(
                    "one",
                    seed,
                    scenario.start(),
                    1,
                    List.of(new Population.Campaign(CampaignPlan.of("c", Playbook.FARM, 12)))));
            kinds.add(other.exchanges().values().stream()
                    .flatMap(Collection::stream)
                    .map(exchange -> exchange.getSystem() + first(exchange).substring(0, 12))
                    .sorted()
                    .findFirst()
                    .orElse(""));
        }
        assertThat(kinds).hasSizeGreaterThan(4);
    }

    @Test
    void familiesForEvaluationAreNeverSeenInTuning() {
        assertThat(Harvest.families(false)).hasSizeGreaterThan(6).contains("trace", "instruct", "inverse", "rubric");
        assertThat(Harvest.families(true)).hasSizeGreaterThan(6).doesNotContainAnyElementsOf(Harvest.families(false));
        assertThatThrownBy(() -> new Harvest("nothing", true, new Dice(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trace");
    }

    private List<Exchange> flat(String campaign) {
        return played.ofCampaign(campaign).stream().flatMap(Collection::stream).toList();
    }

    private List<List<Exchange>> pool(String campaign, String pool) {
        return played.truth().rows().values().stream()
                .filter(row -> row.campaignId().equals(campaign) && row.pool().equals(pool))
                .map(row -> played.exchanges().getOrDefault(row.accountId(), List.of()))
                .toList();
    }

    private List<String> cards(String campaign) {
        return histories(campaign)
                .map(AccountEvent::getPaymentFingerprint)
                .filter(card -> !card.isEmpty())
                .toList();
    }

    private Stream<AccountEvent> histories(String campaign) {
        return played.truth().rows().values().stream()
                .filter(row -> row.campaignId().equals(campaign))
                .flatMap(row -> played.histories().getOrDefault(row.accountId(), List.of()).stream());
    }

    /** How many accounts have the commonest value of a member that is not empty. */
    private int shared(String campaign, Function<AccountEvent, String> member) {
        return histories(campaign)
                .filter(event -> !member.apply(event).isEmpty())
                .collect(Collectors.groupingBy(
                        member, Collectors.mapping(AccountEvent::getAccountId, Collectors.toSet())))
                .values()
                .stream()
                .mapToInt(Set::size)
                .max()
                .orElse(0);
    }

    private static Set<String> addresses(List<Exchange> exchanges) {
        return values(exchanges, exchange -> exchange.getClient().getIp());
    }

    private static Set<String> values(List<Exchange> exchanges, Function<Exchange, String> member) {
        return exchanges.stream().map(member).collect(Collectors.toSet());
    }

    private static String first(Exchange exchange) {
        return exchange.getMessagesList().stream()
                .filter(message -> message.getRole().equals("user"))
                .map(Message::getContent)
                .findFirst()
                .orElse("");
    }

    private static long at(Exchange exchange) {
        return Timestamps.toMillis(exchange.getOccurredAt());
    }
}
