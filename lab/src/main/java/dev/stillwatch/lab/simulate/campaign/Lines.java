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
import java.util.Locale;

/** From where and with what software the accounts of a campaign connect. */
final class Lines {
    private final Playbook playbook;
    private final Sharing sharing;
    private final Dice campaign;
    private final String stack;
    private final ClientKit build;

    Lines(Playbook playbook, Sharing sharing, Dice campaign) {
        this.playbook = playbook;
        this.sharing = sharing;
        this.campaign = campaign;
        this.stack = "relay-" + Long.toHexString(campaign.of("stack").seed());
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
        int lines = playbook == Playbook.LOW_AND_SLOW ? 1 : account.of("lines").between(1, 6);
        long seed = account.of("address").seed();
        return (at, dice) -> client(kit, dice).by(line.route(new Dice(Mix.mix(seed, dice.below(lines)))));
    }

    /** Whether the account uses the provider's web app rather than an API key. */
    boolean isApp(Dice account) {
        return playbook == Playbook.LOW_AND_SLOW && kit(account).userAgent().startsWith("Mozilla");
    }

    private ClientKit kit(Dice account) {
        return sharing.applies(Sharing.Kind.BUILD, account) ? build : own(account.of("kit"));
    }

    /** Behind a relay every customer's client claims to be its own, over one and the same TLS. */
    private ClientKit client(ClientKit kit, Dice dice) {
        return switch (playbook) {
            case FARM, LOW_AND_SLOW, FAIL_OVER, HANDLE_REPLAY -> kit;
            case RESELLER, RELAY ->
                (dice.chance(0.6) ? ClientKits.terminal(dice) : ClientKits.sdk(dice))
                        .behind(stack)
                        .withTelemetry(false);
        };
    }

    private ClientKit build(Dice dice) {
        return switch (playbook) {
            case FARM, FAIL_OVER, HANDLE_REPLAY -> ClientKits.sdk(dice);
            case LOW_AND_SLOW, RESELLER, RELAY -> {
                ClientKit claimed = dice.chance(0.5) ? ClientKits.terminal(dice) : ClientKits.browser(dice);
                yield claimed.behind(stack.toLowerCase(Locale.ROOT)).withTelemetry(false);
            }
        };
    }

    private ClientKit own(Dice dice) {
        return playbook == Playbook.LOW_AND_SLOW && dice.chance(0.5) ? ClientKits.browser(dice) : ClientKits.sdk(dice);
    }
}
