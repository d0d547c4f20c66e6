package dev.stillwatch.platform.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Something that a service's program does once instead of serving, then it ends: for jobs, in the same image. Set by {@link #VARIABLE}.
 *
 * @param name {@code topics}, {@code dependencies} or {@code probe}; empty: serve
 */
@ConfigurationProperties("stillwatch.task")
public record TaskConfiguration(@Bindable(defaultValue = "") String name) {

    /** The environment variable that names the task; it is read before any file of settings is. */
    public static final String VARIABLE = "STILLWATCH_TASK_NAME";
}
