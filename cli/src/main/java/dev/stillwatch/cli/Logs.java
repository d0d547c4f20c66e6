package dev.stillwatch.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Where the platform's log goes when a command runs it: to a file in its data folder, so that the terminal is left to people. */
public final class Logs {

    private static volatile @Nullable Path file;

    private Logs() {}

    /** No log to the terminal. */
    static void quiet() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.OFF);
    }

    /** From now on to {@code stillwatch.log} in a folder, JSON, one object a line. */
    public static void to(Path folder) {
        Path target = folder.resolve("stillwatch.log").toAbsolutePath();
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        var appender = new FileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(target.toString());
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        root.setLevel(Level.INFO);
        file = target;
    }

    /** The file that is logged to; null when none is. */
    static @Nullable Path file() {
        return file;
    }
}
