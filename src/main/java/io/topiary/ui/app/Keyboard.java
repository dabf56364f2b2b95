package io.topiary.ui.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Turns keys into what they do, wherever the focus is. FX thread. */
final class Keyboard {

    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9);

    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    private Consumer<Integer> goToTab = number -> {};

    /** Has {@code shortcut} do {@code action}. */
    void on(Shortcut shortcut, Runnable action) {
        actions.put(shortcut, action);
    }

    /** Has Ctrl and a digit go to the tab of that number. */
    void onDigit(Consumer<Integer> go) {
        goToTab = go;
    }

    /** Listens to {@code scene}. */
    void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (handled(event)) {
                event.consume();
            }
        });
    }

    /** With Alt and an arrow people move through words where they write, on some systems. */
    private static boolean isTyping(KeyEvent event) {
        return event.isAltDown() && event.getTarget() instanceof TextInputControl;
    }

    private boolean handled(KeyEvent event) {
        int digit = DIGITS.indexOf(event.getCode()) + 1;
        if (event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown() && digit >= 1) {
            goToTab.accept(digit);
            return true;
        }
        for (Map.Entry<Shortcut, Runnable> entry : actions.entrySet()) {
            if (entry.getKey().matches(event) && !isTyping(event)) {
                entry.getValue().run();
                return true;
            }
        }
        return false;
    }
}
