package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.linking.v1.ExplainMembershipRequest;
import dev.stillwatch.linking.v1.ExplainMembershipResponse;
import dev.stillwatch.linking.v1.Fact;
import dev.stillwatch.linking.v1.LinkKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why an account is in a cohort. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Say why an account is in a cohort of a running platform: what it shares with the others,",
            "and the least of it without which it would be let go (marked with *)."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final String PREFIX = "LINK_KIND_";

    @Parameters(index = "0", paramLabel = "COHORT", description = "The cohort.")
    private String cohort = "";

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "The account.")
    private String account = "";

    @Option(
            names = "--without",
            paramLabel = "KIND|VALUE",
            split = ",",
            description = "What if? Leave out kinds of link, such as PAYMENT, or values, as printed.")
    private List<String> without = List.of();

    @Mixin
    private final Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var request = ExplainMembershipRequest.newBuilder()
                .setCohortId(cohort)
                .setAccountId(account)
                .addAllWithoutKinds(kinds())
                .addAllWithoutValues(values())
                .build();
        try (PlatformClient platform = target.connect("case work")) {
            print(platform.linking().explainMembership(request));
        }
        return 0;
    }

    private List<LinkKind> kinds() {
        return without.stream().filter(word -> !isValue(word)).map(this::kind).toList();
    }

    private List<Long> values() {
        var values = new ArrayList<Long>();
        without.stream().filter(ExplainCommand::isValue).forEach(word -> values.add(Long.parseUnsignedLong(word, 16)));
        return values;
    }

    private static boolean isValue(String word) {
        return word.matches("[0-9a-f]{16}");
    }

    private LinkKind kind(String word) {
        return Arrays.stream(LinkKind.values())
                .filter(kind -> kind.name().equals(PREFIX + word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--without " + word
                                + ": neither a value of 16 hexadecimal digits nor a kind of link; kinds are "
                                + Arrays.stream(LinkKind.values())
                                        .filter(kind ->
                                                kind != LinkKind.UNRECOGNIZED && kind != LinkKind.LINK_KIND_UNSPECIFIED)
                                        .map(kind -> kind.name().substring(PREFIX.length()))
                                        .collect(Collectors.joining(", "))));
    }

    private void print(ExplainMembershipResponse why) {
        PrintWriter to = spec.commandLine().getOut();
        to.printf(
                Locale.ROOT,
                "%s %s %s%s (version %d)%n",
                account,
                why.getMember() ? "is in" : "would not be in",
                cohort,
                without.isEmpty() ? "" : " without " + String.join(", ", without),
                why.getVersion());
        if (why.getFactsCount() > 0) {
            to.printf(Locale.ROOT, "  %-16s %-16s %6s %8s %8s%n", "shares", "value", "nats", "members", "holders");
        }
        for (Fact fact : why.getFactsList()) {
            to.printf(
                    Locale.ROOT,
                    "%s %-16s %016x %6.2f %8d %8d%n",
                    why.getMinimalList().contains(fact) ? "*" : " ",
                    fact.getKind().name().substring(PREFIX.length()),
                    fact.getValue(),
                    fact.getNats(),
                    fact.getMembers(),
                    fact.getHolders());
        }
        if (why.getMember() && why.getMinimalCount() == 0) {
            to.println("  no part of what it shares can be taken from it so that it goes");
        }
        to.flush();
    }
}
