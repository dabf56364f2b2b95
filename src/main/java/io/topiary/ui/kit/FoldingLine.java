package io.topiary.ui.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A line that never shows half of anything: where room is short, first the words that may be cut are, then buttons are
 * nothing but their icons, then parts are left out as they are told to, with a button for them. FX thread.
 */
public class FoldingLine extends HBox {

    private final List<Labeled> folding = new ArrayList<>();
    private final List<Node> shrinking = new ArrayList<>();
    private final List<Node> dropping = new ArrayList<>();
    private final ObservableList<Node> dropped = FXCollections.observableArrayList();
    private @Nullable Node rest;
    private boolean folded;

    /** Lets {@code label} be cut before anything else happens, to no less than its least width; the first one first. */
    public void shrink(Labeled label) {
        shrinking.add(label);
    }

    /** Lets {@code button}, which has words and an icon, be its icon, with the words in its tooltip. */
    public void fold(Labeled button) {
        folding.add(button);
    }

    /** Lets {@code node} be left out after those that may be before it; visible is then what this line says. */
    public void drop(Node node) {
        dropping.add(node);
    }

    /** Shows {@code node}, which is part of this line, only while something is left out. */
    public void showRest(Node node) {
        rest = node;
    }

    /** What is left out now. */
    public ObservableList<Node> dropped() {
        return FXCollections.unmodifiableObservableList(dropped);
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        Set<Node> without = new HashSet<>();
        boolean folds = false;
        double needed = needed(without, false);
        if (needed > room && !folding.isEmpty()) {
            folds = true;
            needed = needed(without, true);
        }
        for (int i = 0; i < dropping.size() && needed > room; i++) {
            without.add(dropping.get(i));
            needed = needed(without, folds);
        }
        fold(folds);
        List<Node> left = dropping.stream()
                .filter(node -> without.contains(node) && node.isManaged())
                .toList();
        if (!dropped.equals(left)) {
            dropped.setAll(left);
        }
        place(shown(without), room);
    }

    private List<Node> shown(Set<Node> without) {
        return this.<Node>getManagedChildren().stream()
                .filter(node -> !without.contains(node) && (!node.equals(rest) || !without.isEmpty()))
                .toList();
    }

    private double needed(Set<Node> without, boolean folds) {
        List<Node> shown = shown(without);
        double needed = Math.max(0, shown.size() - 1) * snapSpaceX(getSpacing());
        for (Node node : shown) {
            needed += shrinking.contains(node) ? least(node) : width(node, folds);
        }
        return needed;
    }

    private double least(Node node) {
        return snapSizeX(Math.min(node.minWidth(-1), node.prefWidth(-1)));
    }

    private double width(Node node, boolean folds) {
        double least = node.minWidth(-1);
        double width = snapSizeX(Math.clamp(node.prefWidth(-1), least, Math.max(least, node.maxWidth(-1))));
        if (folds == folded || !(node instanceof Labeled labeled) || !folding.contains(node)) {
            return width;
        }
        Text words = new Text(labeled.getText());
        words.setFont(labeled.getFont());
        double more = Math.ceil(words.getLayoutBounds().getWidth()) + labeled.getGraphicTextGap();
        return folds ? width - more : width + more;
    }

    private void fold(boolean folds) {
        if (folds != folded) {
            folded = folds;
            for (Labeled button : folding) {
                button.setContentDisplay(folds ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
                Tooltip tip = new Tooltip();
                tip.textProperty().bind(button.textProperty());
                button.setTooltip(folds ? tip : null);
            }
        }
    }

    private void place(List<Node> shown, double room) {
        for (Node node : getChildren()) {
            if (node.equals(rest) || dropping.contains(node)) {
                node.setVisible(shown.contains(node));
            }
        }
        double gap = snapSpaceX(getSpacing());
        Map<Node, Double> widths = new HashMap<>();
        double spare = room - Math.max(0, shown.size() - 1) * gap;
        for (Node node : shown) {
            widths.put(node, width(node, folded));
            spare -= width(node, folded);
        }
        for (Node node : shrinking) {
            double width = widths.getOrDefault(node, 0.0);
            double given = Math.clamp(-spare, 0, Math.max(0, width - least(node)));
            widths.put(node, width - given);
            spare += given;
        }
        double x = snappedLeftInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        for (Node node : shown) {
            double width = widths.getOrDefault(node, 0.0);
            if (spare > 0 && getHgrow(node) == Priority.ALWAYS) {
                width += spare;
                spare = 0;
            }
            layoutInArea(node, x, snappedTopInset(), width, height, 0, null, true, false, HPos.LEFT, VPos.CENTER);
            x += width + gap;
        }
    }
}
