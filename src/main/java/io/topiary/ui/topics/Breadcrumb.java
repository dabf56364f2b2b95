package io.topiary.ui.topics;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The way to the selected level, each level to be clicked. What does not fit is left out in the middle: the first level
 * says whose it is, the last ones what it is. FX thread.
 */
final class Breadcrumb extends Region {

    private static final int MOST_LAST = 12;
    private static final int NAME_CHARS = 40;
    private static final int TIP_CHARS = 500;

    private final Messages messages;
    private final Consumer<String> go;
    private final Tooltip tip = new Tooltip();
    private final List<Node> parts = new ArrayList<>();
    private final Label gap = new Label("…");

    /** @param go gets the path of the level that was clicked */
    Breadcrumb(Messages messages, Consumer<String> go) {
        this.messages = messages;
        this.go = go;
        setId("treeBreadcrumb");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getStyleClass().add("breadcrumb");
        gap.getStyleClass().add("separator");
        gap.setTooltip(tip);
        setMinWidth(0);
    }

    /** Shows {@code path}; nothing for null. */
    void show(@Nullable String path) {
        parts.clear();
        getChildren().clear();
        if (path != null) {
            tip.setText(Escapes.visible(path, TIP_CHARS));
            parts.add(link(Crumb.first(path)));
            Crumb.last(path, MOST_LAST).forEach(crumb -> parts.add(link(crumb)));
            parts.forEach(part -> getChildren().addAll(separator(), part));
            getChildren().add(gap);
            gap.setUserData(Crumb.count(path) > parts.size());
        }
        requestLayout();
    }

    private static Label separator() {
        Label separator = new Label("›");
        separator.getStyleClass().add("separator");
        return separator;
    }

    private Hyperlink link(Crumb crumb) {
        String name =
                crumb.name().isEmpty() ? messages.get("topics.level.empty") : Escapes.visible(crumb.name(), NAME_CHARS);
        Hyperlink link = new Hyperlink(name);
        link.setMnemonicParsing(false);
        link.setOnAction(event -> {
            link.setVisited(false);
            go.accept(crumb.path());
        });
        return link;
    }

    @Override
    protected double computePrefHeight(double width) {
        return parts.isEmpty() ? 0 : parts.getFirst().prefHeight(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return parts.stream().mapToDouble(part -> part.prefWidth(-1)).sum();
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(child -> child.setVisible(false));
        if (parts.isEmpty()) {
            return;
        }
        int from = firstThatFits();
        boolean left = from > 1 || Boolean.TRUE.equals(gap.getUserData());
        double x = place(parts.getFirst(), 0);
        if (left && parts.size() > 1) {
            x = place(separatorBefore(1), x);
            x = place(gap, x);
        }
        for (int i = from; i < parts.size(); i++) {
            // the separator before the first part is of no use there
            x = place(i == from && left ? separatorBefore(0) : separatorBefore(i), x);
            x = place(parts.get(i), x);
        }
    }

    /** Number of the first part behind the gap, 1 for no gap. The last part always stays. */
    private int firstThatFits() {
        double separator = separatorBefore(0).prefWidth(-1);
        double room = getWidth() - parts.getFirst().prefWidth(-1) - gap.prefWidth(-1) - separator;
        int from = parts.size();
        while (from > 1) {
            room -= parts.get(from - 1).prefWidth(-1) + separator;
            if (room < 0 && from < parts.size()) {
                break;
            }
            from--;
        }
        return Math.max(1, from);
    }

    private Node separatorBefore(int part) {
        return getChildren().get(2 * part);
    }

    private double place(Node node, double x) {
        double width = Math.clamp(node.prefWidth(-1), 0, Math.max(0, getWidth() - x));
        node.setVisible(width > 0);
        node.resizeRelocate(snapPositionX(x), 0, snapSizeX(width), getHeight());
        return x + width;
    }
}
