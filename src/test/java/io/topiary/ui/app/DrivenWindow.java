package io.topiary.ui.app;

import io.topiary.cli.LaunchRequest.Target;
import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingOptions;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.session.Books;
import io.topiary.core.session.Session;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Toolkit;
import io.topiary.ui.publish.PublishViewModel;
import io.topiary.ui.topics.TopicTreeViewModel;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javax.management.JMException;
import javax.management.ObjectName;

/** The real window in this JVM, to be driven by a benchmark from the main thread. */
final class DrivenWindow {

    private static final long PATIENCE_SECONDS = 120;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Application application;
    private final SessionTab tab;

    private DrivenWindow(Application application, SessionTab tab) {
        this.application = application;
        this.tab = tab;
    }

    /** Opens it on the broker at {@code port}. */
    static DrivenWindow open(Path home, int port) {
        Toolkit toolkit = new Toolkit();
        if (System.getenv("DISPLAY") == null) {
            toolkit.goHeadless();
        }
        CompletableFuture<Application> opened = new CompletableFuture<>();
        toolkit.start(() -> opened.complete(show(home, port)));
        Application application = opened.join();
        // on a machine that is busy the tab takes a moment
        await(() -> ask(() -> application.window().tabs().inFront().isPresent()));
        return new DrivenWindow(
                application, ask(() -> application.window().tabs().inFront().orElseThrow()));
    }

    private static Application show(Path home, int port) {
        Stores stores = Composition.stores(new AppHome(home), new Recorders());
        // what is measured is the window, not the recorder
        ConnectionProfile profile = ConnectionProfile.create(
                        "bench", new BrokerAddress(Scheme.MQTT, "127.0.0.1", port, ""))
                .withRecording(new RecordingOptions(false, RecordingBudget.DEFAULT));
        try {
            stores.profiles().add(profile);
        } catch (StoreException e) {
            throw new UncheckedIOException(e);
        }
        Application application = Composition.application(
                stores, new HiveMqConnectionFactory(), Messages.forLocale(Locale.ENGLISH), () -> {});
        application.show();
        application.window().stage().setWidth(WIDTH);
        application.window().stage().setHeight(HEIGHT);
        application.open(new Target.Profile(profile.id()), List.of(TopicFilter.ALL));
        return application;
    }

    Session session() {
        return tab.model().session();
    }

    TopicTreeViewModel topics() {
        return tab.panes().topics();
    }

    PublishViewModel publishing() {
        return tab.panes().publishing();
    }

    /** The node {@code id} of the session. FX thread. */
    Node node(String id) {
        return tab.view().lookup("#" + id);
    }

    /** Waits until {@code messages} are in the model. */
    void awaitReceived(long messages) {
        await(() -> {
            Books books = session().books();
            return books.received() >= messages && books.intakeDepth() == 0;
        });
    }

    /** How many messages are missing or not accounted for. */
    long missing(long messages) {
        Books books = session().books();
        return Math.abs(messages - books.inTree()) + (books.balanced() ? 0 : 1);
    }

    /** Waits until {@code condition} holds, looking every few milliseconds; gives up after two minutes. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("gave up waiting");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    static void rest(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Asks something on the FX thread. */
    static <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Does {@code action} on the FX thread. @return nanoseconds until the next frame has been laid out */
    long untilLaidOut(Runnable action) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            long start = System.nanoTime();
            action.run();
            application.window().scene().addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    application.window().scene().removePostLayoutPulseListener(this);
                    done.complete(System.nanoTime() - start);
                }
            });
            Platform.requestNextPulse();
        });
        return done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Calls {@code eachFrame} with the number of the frame until {@code end} holds. @return the gaps between frames, sorted */
    static List<Long> frames(LongConsumer eachFrame, BooleanSupplier end) {
        CompletableFuture<List<Long>> result = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private final List<Long> gaps = new ArrayList<>();
            private long last;
            private long frame;

            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                if (last != 0) {
                    gaps.add(now - last);
                }
                last = now;
                if (end.getAsBoolean()) {
                    stop();
                    Collections.sort(gaps);
                    result.complete(gaps);
                } else {
                    eachFrame.accept(frame++);
                }
            }
        }.start());
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value that {@code share} of {@code sorted} do not exceed. */
    static long percentile(List<Long> sorted, double share) {
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }

    /** A figure of the window's own MBean, in nanoseconds. */
    static long figure(String name) {
        try {
            Object millis =
                    ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName("io.topiary:type=Ui"), name);
            return Math.round(((Number) millis).doubleValue() * 1e6);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    static void resetFigures() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName("io.topiary:type=Ui"), "reset", null, null);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
