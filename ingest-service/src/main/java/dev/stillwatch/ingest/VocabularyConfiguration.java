package dev.stillwatch.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Words that may leave the edge as they are, besides those in common use. Any other becomes a keyed hash.
 *
 * @param plans names of the provider's own plans, so that scoring and policies can speak of them
 */
@ConfigurationProperties("stillwatch.ingest")
public record VocabularyConfiguration(
        @Bindable(defaultValue = "") List<String> plans) {

    /** Leaves out blanks. */
    public VocabularyConfiguration {
        plans = plans.stream().filter(plan -> !plan.isBlank()).toList();
    }
}
