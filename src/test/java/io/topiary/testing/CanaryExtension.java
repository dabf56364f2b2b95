package io.topiary.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test class while which a password of the tests was logged, at whatever level, or printed. Registered for all test
 * classes of this JVM by {@code junit-platform.properties}.
 */
public final class CanaryExtension implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        watch(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(watch(context).takeFound())
                .as("passwords in what was logged or printed")
                .isEmpty();
    }

    private static CanaryWatch watch(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(CanaryExtension.class))
                .computeIfAbsent(CanaryWatch.class, key -> CanaryWatch.begin(), CanaryWatch.class);
    }
}
