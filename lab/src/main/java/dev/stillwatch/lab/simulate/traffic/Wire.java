package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Response;
import dev.stillwatch.ingest.v1.Usage;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;

/** What a provider adds to a request: the answer, token counts, latency. The same for everybody. */
final class Wire {
    private static final Grammar REASONING = Grammar.load("reasoning");
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private Wire() {}

    static void answer(Exchange.Builder exchange, Answer answer, Settings settings, long inputBefore, Dice dice) {
        long input = tokens(exchange.getSystem()) + 9L * exchange.getToolsCount();
        for (Message message : exchange.getMessagesList()) {
            input += tokens(message.getContent()) + 4;
        }
        String summary = settings.reasons() ? REASONING.expand("summary", dice) : "";
        long reasoning = settings.reasons() ? (long) dice.logNormal(320, 0.8) : 0;
        long output = tokens(answer.text()) + reasoning;
        exchange.setUsage(Usage.newBuilder()
                .setInputTokens(input)
                .setOutputTokens(output)
                .setReasoningTokens(reasoning)
                .setCachedTokens(dice.chance(0.8) ? inputBefore : 0));
        exchange.setLatencyMs(Math.rint(dice.logNormal(350, 0.3) + output * dice.logNormal(11, 0.25)));
        if (settings.retained()) {
            exchange.setResponse(Response.newBuilder()
                    .setText(answer.text())
                    .setReasoningText(summary)
                    .setFinishReason(answer.finishReason()));
        }
    }

    /** About as many tokens as a tokenizer makes of a text. */
    static long tokens(String text) {
        double count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) >= FIRST_IDEOGRAPH ? 0.7 : 0.25;
        }
        return (long) Math.ceil(count);
    }
}
