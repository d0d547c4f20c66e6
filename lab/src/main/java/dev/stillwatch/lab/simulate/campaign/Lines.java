package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.chance.Mix;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.world.ClientKit;
import dev.stillwatch.lab.simulate.world.ClientKits;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Networks;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Route;
import java.util.List;

/** From where and with what software the accounts of a campaign connect. */
final class Lines {
    private final Playbook playbook;
    private final Sharing sharing;
    private final Dice campaign;
    private final Stack stack;
    private final ClientKit build;

    /**
     * What a relay itself is built with: a stock library, so that its TLS and HTTP are those of many honest programs while the headers it
     * passes on claim something else, or one that imitates and is all its own.
     */
    private record Stack(String tls, String http) {
        static Stack of(Dice dice) {
            return dice.chance(0.6)
                    ? dice.pick(List.of(
                            new Stack("go1.23", "go"),
                            new Stack("go1.24", "go"),
                            new Stack("node22", "undici"),
                            new Stack("openssl-python3.12", "httpx")))
                    : new Stack("imitation-" + dice.seed(), "imitation-" + dice.below(3));
        }
    }

    Lines(Playbook playbook, Sharing sharing, Dice campaign) {
        this.playbook = playbook;
        this.sharing = sharing;
        this.campaign = campaign;
        this.stack = Stack.of(campaign.of("stack"));
        this.build = build(campaign.of("build"));
    }

    /** The edge of the account of this number. */
    Edge edge(Place place, int number, Dice account) {
        ClientKit kit = kit(account);
        if (sharing.applies(Sharing.Kind.PREFIX, account)) {
            Dice block = campaign.of("block", number / sharing.perPrefix());
            Route base = Networks.of(Network.Kind.DATACENTER, block).route(block);
            Route route = Network.neighbour(base, account.of("host"));
            return (at, dice) -> client(kit, dice).by(route);
        }
        Network line = Networks.of(Network.Kind.RESIDENTIAL, place.country(), account.of("line"));
        int lines = isCareful() ? 1 : account.of("lines").between(1, 6);
        long seed = account.of("address").seed();
        return (at, dice) -> client(kit, dice).by(line.route(new Dice(Mix.mix(seed, dice.below(lines)))));
    }

    /** Whether the account uses the provider's web app rather than an API key. */
    boolean isApp(Dice account) {
        return isCareful() && kit(account).userAgent().startsWith("Mozilla");
    }

    /** Whether each account has a line of its own and looks like a person at it. */
    private boolean isCareful() {
        return playbook == Playbook.LOW_AND_SLOW || playbook == Playbook.ADAPTIVE;
    }

    private ClientKit kit(Dice account) {
        return sharing.applies(Sharing.Kind.BUILD, account) ? build : own(account.of("kit"));
    }

    /** Behind a relay every customer's client claims to be its own, over one and the same TLS. */
    private ClientKit client(ClientKit kit, Dice dice) {
        return switch (playbook) {
            case FARM, LOW_AND_SLOW, FAIL_OVER, HANDLE_REPLAY, PROBE_LAB, RELEASE_PIVOT, ADAPTIVE -> kit;
            case RESELLER, RELAY ->
                (dice.chance(0.6) ? ClientKits.terminal(dice) : ClientKits.sdk(dice))
                        .behind(stack.tls(), stack.http())
                        .withTelemetry(false);
        };
    }

    private ClientKit build(Dice dice) {
        return switch (playbook) {
            case FARM, FAIL_OVER, HANDLE_REPLAY, PROBE_LAB, RELEASE_PIVOT -> ClientKits.sdk(dice);
            case LOW_AND_SLOW, ADAPTIVE, RESELLER, RELAY -> {
                ClientKit claimed = dice.chance(0.5) ? ClientKits.terminal(dice) : ClientKits.browser(dice);
                yield claimed.behind(stack.tls(), stack.http()).withTelemetry(false);
            }
        };
    }

    private ClientKit own(Dice dice) {
        return isCareful() && dice.chance(0.5) ? ClientKits.browser(dice) : ClientKits.sdk(dice);
    }
}
