package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Campaigns after the reasoning that a provider keeps back. */
class ReasoningPlaybooksTest {
    private static final long DAY = 86_400_000;

    @Test
    void aProbeLabTriesThousandsOfWaysOnFewAccountsAndScalesUpWhatWorked() {
        Sweep sweep = Sweep.of(Playbook.PROBE_LAB).withoutHardNegatives().withDilution(0.5);
        Played played = Played.of(sweep.scenario());
        List<Exchange> probes = pool(played, "1");
        List<Exchange> scaled = pool(played, "2");
        long known = sweep.scenario().start().toEpochMilli() + (long) (0.45 * sweep.days() * DAY);

        assertThat(accounts(probes)).isEqualTo(4);
        assertThat(probes.stream()
                        .filter(exchange -> at(exchange) < known)
                        .map(ReasoningPlaybooksTest::prompt)
                        .distinct())
                .hasSizeBetween(1_200, 12_000);
        assertThat(accounts(scaled)).isEqualTo(36);
        assertThat(scaled).hasSizeGreaterThan(probes.size() / 2).allMatch(exchange -> at(exchange) >= known);
        assertThat(fixed(scaled)).isGreaterThan(0.9);
        assertThat(fixed(
                        probes.stream().filter(exchange -> at(exchange) < known).toList()))
                .isLessThan(0.5);
    }

    @Test
    void handlesAreReplayedInOtherSessionsAndOtherAccounts() {
        Played played = Played.of(Sweep.of(Playbook.HANDLE_REPLAY)
                .withoutHardNegatives()
                .withDilution(5)
                .scenario());
        Issues issues = Issues.of(played);
        List<Exchange> ofCampaign = played.ofAttackers(true);

        double replaying = share(ofCampaign, issues::isForeignSession);
        double elsewhere = share(ofCampaign, issues::isForeignAccount);

        assertThat(replaying).isBetween(0.3, 0.6);
        assertThat(elsewhere / replaying).isBetween(0.4, 0.8);
        assertThat(played.ofAttackers(false)).noneMatch(issues::isForeignSession);
    }

    @Test
    void handlesAreCommonInHonestTraffic() {
        List<Exchange> honest = Played.of(Scenarios.demo()).ofAttackers(false);

        assertThat(share(honest, exchange -> exchange.getReasoningHandles().getIssuedCount() > 0))
                .isGreaterThan(0.1);
        assertThat(share(honest, exchange -> exchange.getReasoningHandles().getPresentedCount() > 0))
                .isGreaterThan(0.04);
        assertThat(honest).anyMatch(exchange -> exchange.getReasoningHandles().getPresentedCount() >= 3);
    }

    /** Where each handle was issued. */
    private record Issues(Map<String, Exchange> byHandle) {
        static Issues of(Played played) {
            Map<String, Exchange> byHandle = new HashMap<>();
            played.exchanges().values().stream()
                    .flatMap(Collection::stream)
                    .forEach(exchange -> exchange.getReasoningHandles()
                            .getIssuedList()
                            .forEach(handle ->
                                    assertThat(byHandle.put(handle, exchange)).isNull()));
            return new Issues(byHandle);
        }

        boolean isForeignSession(Exchange exchange) {
            return presented(exchange, issued -> !issued.getSessionId().equals(exchange.getSessionId()));
        }

        boolean isForeignAccount(Exchange exchange) {
            return presented(exchange, issued -> !issued.getAccountId().equals(exchange.getAccountId()));
        }

        private boolean presented(Exchange exchange, Predicate<Exchange> issuer) {
            return exchange.getReasoningHandles().getPresentedList().stream().anyMatch(handle -> {
                assertThat(byHandle).containsKey(handle);
                Exchange issued = byHandle.getOrDefault(handle, exchange);
                assertThat(at(issued)).isLessThanOrEqualTo(at(exchange));
                return issuer.test(issued);
            });
        }
    }

    private static List<Exchange> pool(Played played, String pool) {
        return played.truth().rows().values().stream()
                .filter(row -> row.pool().equals(pool))
                .flatMap(row -> played.exchanges().getOrDefault(row.accountId(), List.of()).stream())
                .toList();
    }

    private static long accounts(List<Exchange> exchanges) {
        return exchanges.stream().map(Exchange::getAccountId).distinct().count();
    }

    /** The share of prompts that begin or end as at least one in twenty does. */
    private static double fixed(List<Exchange> exchanges) {
        Map<String, Long> edges = exchanges.stream()
                .flatMap(exchange -> Stream.of(start(exchange), end(exchange)))
                .collect(Collectors.groupingBy(edge -> edge, Collectors.counting()));
        long many = exchanges.size() / 20;
        return share(
                exchanges,
                exchange -> Math.max(edges.getOrDefault(start(exchange), 0L), edges.getOrDefault(end(exchange), 0L))
                        > many);
    }

    private static String start(Exchange exchange) {
        return "> " + prompt(exchange).substring(0, 30);
    }

    private static String end(Exchange exchange) {
        return "< " + prompt(exchange).substring(prompt(exchange).length() - 30);
    }

    private static double share(List<Exchange> exchanges, Predicate<Exchange> what) {
        return (double) exchanges.stream().filter(what).count() / exchanges.size();
    }

    private static String prompt(Exchange exchange) {
        return exchange.getMessages(0).getContent();
    }

    private static long at(Exchange exchange) {
        return Timestamps.toMillis(exchange.getOccurredAt());
    }
}
