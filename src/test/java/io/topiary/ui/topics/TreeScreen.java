package io.topiary.ui.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A topic tree in a window as Topiary shows it, over a connection without a network. */
final class TreeScreen {

    final FakeConnection connection = new FakeConnection();
    final Session session = connection.session();
    final NotedActions actions = new NotedActions();
    final LookStore.Memory look;
    final TopicTreeViewModel model;
    final TopicTreeView view;
    private final PinsViewModel pins;

    /** Shows a tree that is looked at as {@code look} says. FX thread. */
    TreeScreen(Stage stage, LookStore.Memory look) {
        this.look = look;
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        FramePulse pulse = new FramePulse(new FxThread());
        model = new TopicTreeViewModel(session, pulse, ForkJoinPool.commonPool(), messages);
        pins = new PinsViewModel(session, look, pulse, messages);
        view = new TopicTreeView(model, pins, look, actions, messages);
        Scene scene = new Scene(view, 900, 500);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
        stage.toFront();
    }

    /** A look that is saved nowhere. */
    static LookStore.Memory forgetful() {
        return LookStore.open(Path.of("target", "views.json")).of(null, Runnable::run);
    }

    void close(FxRobot robot) {
        robot.interact(() -> {
            model.close();
            pins.close();
        });
        session.close();
    }

    /** Receives a message on each topic, and waits until they are shown. */
    void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "x".getBytes(UTF_8), Qos.AT_MOST_ONCE, false);
        }
        FakeConnection.settle(session);
        await().until(() ->
                ask(() -> model.topicsProperty().get()) >= session.books().topics());
    }

    void awaitRows(String... paths) {
        await().untilAsserted(() -> assertThat(ask(() -> model.window().slots().stream()
                        .map(slot -> slot.get().path())
                        .toList()))
                .containsExactly(paths));
        WaitForAsyncUtils.waitForFxEvents();
    }

    void select(String path) {
        ask(() -> {
            model.select(path);
            view.lookup("#topicTree").requestFocus();
            return true;
        });
        await().until(() -> path.equals(ask(() -> model.selectedPathProperty().get())));
        WaitForAsyncUtils.waitForFxEvents();
    }

    String selected() {
        return ask(() -> String.valueOf(model.selectedPathProperty().get()));
    }

    String filter() {
        return ask(() -> model.filterProperty().get());
    }

    /** What the labels of a style class say, those of rows that are shown. */
    List<String> words(FxRobot robot, String selector) {
        return ask(() -> robot.lookup(selector).queryAllAs(Labeled.class).stream()
                .filter(TreeScreen::isShown)
                .map(Labeled::getText)
                .toList());
    }

    static String clipboard() {
        return ask(() -> Clipboard.getSystemClipboard().getString());
    }

    static <T> T ask(Supplier<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question::get);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || (at instanceof TableRow<?> row && row.isEmpty())) {
                return false;
            }
        }
        return true;
    }
}
