package io.topiary.ui.app;

import io.topiary.core.history.Recorders;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.Toolkit;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.stage.Stage;

/** Opens a window without a display and with a home of its own, and leads the tour through it. Main thread. */
final class TourRun {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Toolkit toolkit;
    private final ConnectionFactory connections;
    private final Messages messages;
    private final PrintStream out;

    TourRun(Toolkit toolkit, ConnectionFactory connections, Messages messages, PrintStream out) {
        this.toolkit = toolkit;
        this.connections = connections;
        this.messages = messages;
        this.out = out;
    }

    /** Writes the pictures to {@code folder}. @return the exit code, 0 or 1 */
    int run(Path folder) {
        toolkit.goHeadless();
        try {
            Path home = Files.createTempDirectory("topiary-tour");
            try {
                return walk(Composition.stores(new AppHome(home), new Recorders()), folder);
            } finally {
                delete(home);
            }
        } catch (IOException | UncheckedIOException e) {
            out.println(messages.get("app.tour.failed", String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private int walk(Stores stores, Path folder) {
        CompletableFuture<Application> opened = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        toolkit.start(() -> opened.complete(open(stores, () -> ended.complete(true))));
        Application application = opened.join();
        FxThread fx = new FxThread();
        TourGuide guide = new TourGuide(application, new Photographer(folder), fx, messages, out);
        try {
            new Tour(application, stores, guide, messages, out).walk();
            return 0;
        } catch (TourException e) {
            out.println(messages.get("app.tour.failed", String.valueOf(e.getMessage())));
            return 1;
        } finally {
            fx.later(application::end);
            ended.join();
            Composition.awaitEnd(stores.recorders());
            toolkit.exit();
        }
    }

    private Application open(Stores stores, Runnable ended) {
        Application application = Composition.application(stores, connections, messages, ended);
        application.show();
        Stage stage = application.window().stage();
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        return application;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
