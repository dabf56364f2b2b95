package io.topiary.ui.app;

import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FxThread;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Leads a tour: does things on the FX thread, waits until they show, and takes pictures. Called on the main thread. */
final class TourGuide {

    /** Longest wait for one step. */
    private static final long PATIENCE_MILLIS = 30_000;

    private static final long GLANCE_MILLIS = 50;

    /** So many glances apart the window has drawn what changed, text at ten refreshes a second included. */
    private static final int GLANCES_TO_SETTLE = 12;

    /** The same where nothing but the theme changes. */
    private static final int GLANCES_TO_DRESS = 4;

    private final Application application;
    private final Photographer photographer;
    private final FxThread fx;
    private final Messages messages;
    private final PrintStream out;
    private int pictures;

    TourGuide(Application application, Photographer photographer, FxThread fx, Messages messages, PrintStream out) {
        this.application = application;
        this.photographer = photographer;
        this.fx = fx;
        this.messages = messages;
        this.out = out;
    }

    /** How many pictures were taken. */
    int pictures() {
        return pictures;
    }

    /** Does {@code action} on the FX thread, and waits for it. */
    void act(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    /** Asks something on the FX thread. */
    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        fx.later(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }

    /**
     * Waits until {@code condition} holds, looked at on the FX thread.
     *
     * @param step what is waited for, a key of the message bundle
     * @throws TourException if it does not in 30 s
     */
    void await(String step, BooleanSupplier condition) throws TourException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() - end > 0) {
                // what is on screen instead tells why
                picture("failed", Settings.Theme.LIGHT, 1);
                throw new TourException(messages.get("app.tour.waited", messages.get(step), PATIENCE_MILLIS / 1000));
            }
            pause();
        }
    }

    /** Takes a picture in light and one in dark. */
    void picture(String name) throws TourException {
        Supplier<Scene> window = () -> application.window().scene();
        picture(name + "-light", Settings.Theme.LIGHT, 1, window, GLANCES_TO_SETTLE);
        picture(name + "-dark", Settings.Theme.DARK, 1, window, GLANCES_TO_DRESS);
        act(() -> application.settings().setTheme(Settings.Theme.LIGHT));
    }

    /** Takes a picture of what is in front in light, in dark, and large. */
    void pictureOfFront(String name, Supplier<Scene> front) throws TourException {
        picture(name + "-light", Settings.Theme.LIGHT, 1, front, GLANCES_TO_SETTLE);
        picture(name + "-dark", Settings.Theme.DARK, 1, front, GLANCES_TO_DRESS);
        picture(name + "-200-percent", Settings.Theme.LIGHT, 2, front, GLANCES_TO_DRESS);
    }

    /** Begins {@code action} on the FX thread, and does not wait for it: it opens a window that waits for an answer. */
    void begin(Runnable action) {
        fx.later(action);
    }

    /** Takes a picture in {@code theme} at {@code scale}. */
    void picture(String name, Settings.Theme theme, double scale) throws TourException {
        picture(name, theme, scale, () -> application.window().scene(), GLANCES_TO_SETTLE);
    }

    private void picture(String name, Settings.Theme theme, double scale, Supplier<Scene> scene, int glances)
            throws TourException {
        act(() -> application.settings().setTheme(theme));
        settle(glances);
        WritableImage image = ask(() -> Photographer.take(scene.get(), scale));
        try {
            out.println(messages.get(
                    "app.tour.picture",
                    photographer.save(image, name),
                    String.valueOf((int) image.getWidth()),
                    String.valueOf((int) image.getHeight())));
            pictures++;
        } catch (IOException e) {
            throw new TourException(messages.get("app.tour.notWritten", name, String.valueOf(e.getMessage())));
        }
    }

    private void settle(int glances) throws TourException {
        for (int i = 0; i < glances; i++) {
            act(() -> {});
            pause();
        }
    }

    private void pause() throws TourException {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourException(messages.get("app.tour.interrupted"));
        }
    }
}
