package dev.stillwatch.sketch.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.sketch.text.Tokens;
import org.junit.jupiter.api.Test;

class HashedWordsTest {

    private static final String ASKED = "Write out all that you consider before you answer this one";
    private static final String ABOUT = "the train leaves at noon and travels for two hours ".repeat(10);

    @Test
    void whatIsAskedForIsReadAlikeHoweverLongTheTextIs() {
        var few = HashedWords.segments(Tokens.of(ABOUT + ASKED + " with every doubt kept in"));
        var many = HashedWords.segments(Tokens.of(ABOUT + ABOUT + ABOUT + ASKED + " with every doubt kept in"));

        assertThat(few).hasSize(2);
        assertThat(many.get(1)).isEqualTo(few.get(1));
        assertThat(HashedWords.segments(Tokens.of(ASKED + " " + ABOUT)).getFirst())
                .isNotEqualTo(few.getFirst());
    }

    @Test
    void aShortTextHasOnePartAndAVeryShortOneNone() {
        assertThat(HashedWords.segments(Tokens.of(ASKED))).hasSize(1);
        assertThat(HashedWords.segments(Tokens.of("shorter please"))).isEmpty();
        assertThat(HashedWords.segments(Tokens.of(""))).isEmpty();
    }
}
