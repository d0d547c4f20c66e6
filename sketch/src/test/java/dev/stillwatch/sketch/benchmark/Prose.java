package dev.stillwatch.sketch.benchmark;

import java.util.Random;

/** Sentences of common and of made-up words, from a seed. */
final class Prose {
    private static final String[] COMMON =
            ("the a of to and in is you that it for on with as are this be have from or had by "
                            + "what all were we when your can said there use an each which she do how their if will up other about "
                            + "out many then them these so some her would make like him into time has look two more write go see")
                    .split(" ", -1);

    private final Random random;

    Prose(long seed) {
        this.random = new Random(seed);
    }

    String text(int words) {
        StringBuilder text = new StringBuilder();
        boolean opens = true;
        for (int i = 0; i < words; i++) {
            String word = random.nextInt(2) == 0 ? COMMON[random.nextInt(COMMON.length)] : madeUp();
            text.append(opens ? Character.toUpperCase(word.charAt(0)) : word.charAt(0))
                    .append(word, 1, word.length());
            opens = random.nextInt(12) == 0;
            text.append(opens ? ". " : " ");
        }
        return text.toString();
    }

    private String madeUp() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            word.append("bdfgklmnprst".charAt(random.nextInt(12)))
                    .append("aeiou".charAt(random.nextInt(5)))
                    .append(random.nextInt(2) == 0 ? "n" : "");
        }
        return word.toString();
    }
}
