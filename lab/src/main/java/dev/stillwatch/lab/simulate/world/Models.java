package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.List;
import java.util.Set;

/** The provider's models. */
public final class Models {
    /** The ones that everybody has from the beginning. */
    private static final List<String> USUAL =
            List.of("atlas-5", "atlas-5-mini", "atlas-5-reasoner", "atlas-4", "atlas-4-mini");

    private static final double[] WEIGHTS = {46, 27, 15, 8, 4};
    private static final Set<String> REASONING = Set.of("atlas-5-reasoner", "atlas-6");

    private Models() {}

    /** A model, as likely as it is used. */
    public static String any(Dice dice) {
        return USUAL.get(dice.weighted(WEIGHTS));
    }

    /** A model that is worth copying. */
    public static String strong(Dice dice) {
        return dice.chance(0.55) ? "atlas-5-reasoner" : "atlas-5";
    }

    /** The model that reasons and that everybody has from the beginning. */
    public static String reasoner() {
        return "atlas-5-reasoner";
    }

    /** Whether the model reasons before it answers. */
    public static boolean reasons(String model) {
        return REASONING.contains(model);
    }
}
