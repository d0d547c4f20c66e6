package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A provider's population with all that people share innocently, and one campaign of many accounts in it. */
class LargePopulationTest {

    private static final int PEOPLE = 200_000;
    private static final int FARM = 5_000;

    @Test
    void what_strangers_share_by_chance_links_nobody_and_the_farm_is_found_whole() {
        var world = new World(PEOPLE + FARM);
        var random = new Random(5);
        for (int i = 0; i < PEOPLE; i++) {
            String person = "person-" + i;
            world.share(Kind.IP, 1_000_000 + i / 3, person);
            world.share(Kind.PREFIX, 2_000_000 + i / 60, person);
            world.share(Kind.CLIENT, 3_000_000 + random.nextInt(400), person);
            world.share(Kind.EMAIL_PATTERN, 4_000_000 + random.nextInt(300), person);
            world.share(Kind.COTIMING, 5_000_000 + random.nextInt(20_000), person);
            world.share(Kind.SYSTEM_PROMPT, 6_000_000 + random.nextInt(200), person);
            world.share(Kind.TOOLSET, 7_000_000 + random.nextInt(100), person);
            if (random.nextInt(10) == 0) {
                world.share(Kind.REFERRAL, 8_000_000 + random.nextInt(300), person);
            }
        }
        for (int i = 0; i < FARM; i++) {
            String account = "farm-" + i;
            world.share(Kind.TEMPLATE, 1, account);
            world.share(Kind.IP, 9_000_000 + i, account, "person-" + i * 7);
            world.share(Kind.CLIENT, 3_000_000 + random.nextInt(400), account);
        }
        world.close();
        assertThat(world.only()).hasSize(FARM).allMatch(a -> a.startsWith("farm-"));
    }
}
