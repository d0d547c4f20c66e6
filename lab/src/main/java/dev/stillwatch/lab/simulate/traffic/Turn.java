package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Message;
import java.util.List;

/**
 * One request of a conversation and its answer.
 *
 * @param said what is added to the conversation: a prompt, or what a tool gave back
 * @param answer what the model answers
 * @param pauseSeconds from the answer to the next request, if there is one
 */
public record Turn(List<Message> said, Answer answer, double pauseSeconds) {
    /** A prompt of the user. */
    public static Turn prompt(String text, Answer answer, double pauseSeconds) {
        return new Turn(List.of(message("user", text)), answer, pauseSeconds);
    }

    /** A message. */
    public static Message message(String role, String text) {
        return Message.newBuilder().setRole(role).setContent(text).build();
    }
}
