package io.topiary.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every wait for a condition last a minute: what is right comes at once, and a busy machine is no failure. Registered for
 * all test classes of this JVM by {@code junit-platform.properties}.
 */
public final class PatienceExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
