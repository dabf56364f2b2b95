package io.topiary.testing;

import java.time.Duration;
import java.util.Arrays;
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
        Awaitility.ignoreExceptionsByDefaultMatching(PatienceExtension::isOfALookUp);
        // Read by TestFX when its robot is made: else the pointer takes 200 steps of a millisecond wherever it goes.
        System.setProperty("testfx.robot.move_max_count", "5");
        System.setProperty("testfx.robot.write_sleep", "1");
    }

    /** A window may change while a test's thread goes through it: whoever waits looks again. */
    private static boolean isOfALookUp(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("org.testfx.service."));
    }
}
