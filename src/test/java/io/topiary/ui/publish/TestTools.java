package io.topiary.ui.publish;

import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Workers;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.Pulse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** What publishing needs, in tests: the shelf is in a temporary folder. */
public final class TestTools {

    private TestTools() {}

    /** Everything of the FX thread runs where it is asked for. */
    public static PublishTools inMemory(Messages messages) {
        return inMemory(messages, new ManualPulse(), shelf());
    }

    static PublishTools inMemory(Messages messages, Pulse pulse, PublishShelf shelf) {
        return tools(messages, Runnable::run, pulse, shelf);
    }

    static PublishTools onScreen(Messages messages) {
        FxThread fx = new FxThread();
        return tools(messages, fx, new FramePulse(fx), shelf());
    }

    static PublishShelf shelf() {
        try {
            Path folder = Files.createTempDirectory("topiary-publish");
            folder.toFile().deleteOnExit();
            return PublishShelf.open(folder.resolve("publish.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishTools tools(Messages messages, Executor fx, Pulse pulse, PublishShelf shelf) {
        return new PublishTools(
                fx, new Workers(2), new Errands("test-publish"), pulse, messages, PayloadModes.STANDARD, shelf);
    }
}
