package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.cohort.Excerpt;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Questions to the one task that holds all shared evidence, answered by it between two records: nobody else may look at what it works on. Where another replica has the
 * task, they stay unanswered.
 */
@Singleton
public final class GraphQuestions {

    private record Question(Set<String> accounts, CompletableFuture<Excerpt> answer) {}

    private final Queue<Question> open = new ConcurrentLinkedQueue<>();

    /** What some accounts hold, as soon as the task comes to it. */
    public CompletableFuture<Excerpt> excerpt(Set<String> accounts) {
        var question = new Question(Set.copyOf(accounts), new CompletableFuture<>());
        open.add(question);
        var _ = question.answer().whenComplete((answer, failure) -> open.remove(question));
        return question.answer();
    }

    /** Answers all that are open. Called by the task. */
    void answer(Function<Set<String>, Excerpt> answers) {
        for (Question next = open.poll(); next != null; next = open.poll()) {
            Question question = next;
            question.answer().complete(answers.apply(question.accounts()));
        }
    }
}
