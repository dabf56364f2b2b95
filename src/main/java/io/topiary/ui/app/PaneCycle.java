package io.topiary.ui.app;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Moves the focus from pane to pane. */
final class PaneCycle {

    private PaneCycle() {}

    /** Puts the focus into the pane after, or before, the one that holds {@code focused}; hidden panes are passed over. */
    static void move(List<? extends Node> panes, @Nullable Node focused, boolean forward) {
        List<? extends Node> there =
                panes.stream().filter(pane -> pane.getScene() != null).toList();
        int now = -1;
        for (int i = 0; i < there.size(); i++) {
            if (contains(there.get(i), focused)) {
                now = i;
            }
        }
        for (int step = 1; step <= there.size(); step++) {
            int next = Math.floorMod(now + (forward ? step : -step), there.size());
            Optional<Node> target = firstFocusable(there.get(next));
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    /** Whether {@code node} is in {@code pane}. */
    static boolean contains(Node pane, @Nullable Node node) {
        for (@Nullable Node up = node; up != null; up = up.getParent()) {
            if (up.equals(pane)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream()
                    .flatMap(child -> firstFocusable(child).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
