package dev.stillwatch.embedded.junit;

import dev.stillwatch.embedded.Backing;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives constructors and methods of tests a running {@link Backing}. The first use starts it and all tests of the JVM share it: keep them
 * apart with {@link Backing#prefix()}, and start again what a test has stopped.
 *
 * <pre>{@code
 * @ExtendWith(WithBacking.class)
 * class LedgerTest {
 *     LedgerTest(Backing backing) { … }
 * }
 * }</pre>
 */
public final class WithBacking implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WithBacking.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Backing.class;
    }

    @Override
    public Backing resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(SharedBacking.class, type -> SharedBacking.start(), SharedBacking.class)
                .backing();
    }
}
