package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Message;
import java.util.List;

/**
 * One request of a conversation and its answer.
 *
 * @param said what is added to the conversation: a prompt, or what a tool gave back
 * @param answer what the model answers
 * @param pauseSeconds from the answer to the next request, if there is one
 * @param replays which handle of hidden reasoning it presents beside those of its own session
 */
public record Turn(List<Message> said, Answer answer, double pauseSeconds, Replay replays) {
    /** Whose handle is presented where it does not belong. */
    public enum Replay {
        NOTHING,
        OWN_ACCOUNT,
        OTHER_ACCOUNT
    }

    /** A request that presents no foreign handle. */
    public Turn(List<Message> said, Answer answer, double pauseSeconds) {
        this(said, answer, pauseSeconds, Replay.NOTHING);
    }

    /** The same with a foreign handle, if the vault has one. */
    public Turn replaying(Replay whose) {
        return new Turn(said, answer, pauseSeconds, whose);
    }

    /** A prompt of the user. */
    public static Turn prompt(String text, Answer answer, double pauseSeconds) {
        return new Turn(List.of(message("user", text)), answer, pauseSeconds);
    }

    /** A message. */
    public static Message message(String role, String text) {
        return Message.newBuilder().setRole(role).setContent(text).build();
    }
}
