package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Doubles;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing but what a campaign does may tell its accounts: what is artificial must be the same on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelLeakTest {
    private final Played played =
            Played.of(Scenarios.playbooks().withPeople(500).withDays(4));

    @Test
    void identifiersHaveOneForm() {
        assertThat(shapes(Exchange::getAccountId)).containsOnly("acct_");
        assertThat(shapes(Exchange::getExchangeId)).containsOnly("ex_");
        assertThat(shapes(Exchange::getSessionId)).containsOnly("ses_");
        assertThat(shapes(Exchange::getCredentialId)).containsOnly("key_", "");
    }

    @Test
    void charactersOfIdentifiersAreSpreadAlike() {
        double[] attackers = characters(true);
        double[] benign = characters(false);

        for (int i = 0; i < attackers.length; i++) {
            assertThat(attackers[i]).isBetween(benign[i] - 0.006, benign[i] + 0.006);
        }
    }

    @Test
    void everyFieldThatOneSideUsesTheOtherUsesToo() {
        assertThat(fields(played.ofAttackers(true)))
                .as("fields that only attackers' exchanges have")
                .isSubsetOf(fields(played.ofAttackers(false)));
        assertThat(fields(played.historiesOfAttackers(true)))
                .as("fields that only attackers' account events have")
                .isSubsetOf(fields(played.historiesOfAttackers(false)));
    }

    @Test
    void everyValueOfAClosedSetThatAttackersUseOthersUseToo() {
        assertCommon(Exchange::getModel);
        assertCommon(Exchange::getOperation);
        assertCommon(exchange -> exchange.getClient().getSdk());
        assertCommon(exchange -> exchange.getClient().getCountry());
        assertCommon(exchange -> exchange.getClient().getHttpFingerprint().length() > 0 ? "set" : "");
        assertCommon(exchange -> exchange.getResponse().getFinishReason());
        assertCommon(exchange -> exchange.getParameters().getReasoningEffort());
        for (Function<AccountEvent, String> member : List.<Function<AccountEvent, String>>of(
                AccountEvent::getKind,
                AccountEvent::getPlan,
                AccountEvent::getVerification,
                AccountEvent::getProgramme)) {
            assertThat(values(played.historiesOfAttackers(false), member))
                    .containsAll(values(played.historiesOfAttackers(true), member));
        }
    }

    @Test
    void attackersWorkAtHoursWhenOthersDoToo() {
        assertThat(Doubles.asList(hours(false))).allMatch(share -> share > 0.01);
        assertThat(Doubles.asList(hours(true))).allMatch(share -> share > 0.01 && share < 0.12);
    }

    @Test
    void millisecondsAreSpreadAlike() {
        assertThat(roundTimes(true)).isBetween(0.06, 0.14);
        assertThat(roundTimes(false)).isBetween(0.06, 0.14);
    }

    @Test
    void oneSingleAccountEventDoesNotTell() {
        Set<String> benign = domains(false);

        assertThat(domains(true).stream().filter(benign::contains)).isNotEmpty();
        assertThat(played.truth().rows().values().stream()
                        .filter(TruthRow::isAttacker)
                        .map(row -> played.histories()
                                .getOrDefault(row.accountId(), List.of())
                                .size())
                        .collect(Collectors.toSet()))
                .isSubsetOf(played.truth().rows().values().stream()
                        .filter(row -> !row.isAttacker())
                        .map(row -> played.histories()
                                .getOrDefault(row.accountId(), List.of())
                                .size())
                        .collect(Collectors.toSet()));
    }

    private Set<String> shapes(Function<Exchange, String> id) {
        return played.exchanges().values().stream()
                .flatMap(Collection::stream)
                .map(id)
                .map(text -> text.replaceFirst("_[0-9a-hjkmnp-tv-z]{20}$", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private double[] characters(boolean attackers) {
        double[] counts = new double[128];
        List<Exchange> exchanges = played.ofAttackers(attackers);
        for (Exchange exchange : exchanges) {
            exchange.getExchangeId().chars().skip(3).forEach(c -> counts[c] += 1.0 / (20.0 * exchanges.size()));
        }
        return counts;
    }

    private void assertCommon(Function<Exchange, String> member) {
        assertThat(values(played.ofAttackers(false), member)).containsAll(values(played.ofAttackers(true), member));
    }

    private static <T> Set<String> values(Collection<T> events, Function<T, String> member) {
        return events.stream().map(member).collect(Collectors.toCollection(TreeSet::new));
    }

    private double[] hours(boolean attackers) {
        double[] hours = new double[24];
        List<Exchange> exchanges = played.ofAttackers(attackers);
        for (Exchange exchange : exchanges) {
            hours[(int) (exchange.getOccurredAt().getSeconds() / 3_600 % 24)] += 1.0 / exchanges.size();
        }
        return hours;
    }

    /** The share of times whose milliseconds are a multiple of ten. */
    private double roundTimes(boolean attackers) {
        List<Exchange> exchanges = played.ofAttackers(attackers);
        return (double) exchanges.stream()
                        .filter(exchange -> Timestamps.toMillis(exchange.getOccurredAt()) % 10 == 0)
                        .count()
                / exchanges.size();
    }

    private Set<String> domains(boolean attackers) {
        return values(
                played.historiesOfAttackers(attackers),
                event -> event.getEmail().replaceFirst(".*@", ""));
    }

    private static Set<String> fields(Collection<? extends Message> messages) {
        Set<String> fields = new TreeSet<>();
        messages.forEach(message -> collect("", message, fields));
        return fields;
    }

    private static void collect(String prefix, Message message, Set<String> fields) {
        message.getAllFields().forEach((field, value) -> {
            String name = prefix + field.getName();
            fields.add(name);
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()) {
                collect(name + ".", (Message) value, fields);
            }
        });
    }
}
