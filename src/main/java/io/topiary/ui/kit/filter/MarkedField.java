package io.topiary.ui.kit.filter;

import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;

/** A text field that underlines the place of a mistake. */
final class MarkedField extends Region {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double THICKNESS = 2;

    private final TextField field;
    private final Region mark = new Region();
    private int at = -1;

    MarkedField(TextField field, String id) {
        this.field = field;
        mark.setId(id);
        mark.getStyleClass().add("filter-mark");
        mark.setMouseTransparent(true);
        mark.setManaged(false);
        mark.setVisible(false);
        getChildren().addAll(field, mark);
        field.textProperty().subscribe(this::requestLayout);
        field.caretPositionProperty().subscribe(this::requestLayout);
        field.skinProperty().subscribe(this::requestLayout);
    }

    /** Marks the word at {@code position}, from 0; nothing for -1. */
    void mark(int position) {
        at = position;
        field.pseudoClassStateChanged(DANGER, position >= 0);
        requestLayout();
    }

    /** Where the word at {@code start} ends; one character at least. */
    static int endOf(String text, int start) {
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return field.minWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return field.prefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return field.prefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return field.prefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return field.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        field.resizeRelocate(0, 0, getWidth(), getHeight());
        field.layout();
        boolean marked = at >= 0 && field.getSkin() instanceof TextFieldSkin;
        mark.setVisible(marked);
        if (marked && field.getSkin() instanceof TextFieldSkin skin) {
            place(skin);
        }
    }

    private void place(TextFieldSkin skin) {
        int length = field.getLength();
        int start = Math.min(at, length);
        Rectangle2D first = skin.getCharacterBounds(start);
        Rectangle2D last = skin.getCharacterBounds(Math.clamp(endOf(field.getText(), start) - 1, start, length));
        double em = field.getFont().getSize();
        double left = Math.max(first.getMinX(), field.getInsets().getLeft());
        double right = start == length ? left + em / 2 : last.getMaxX();
        double edge = getWidth() - field.getInsets().getRight();
        mark.resizeRelocate(
                Math.min(left, edge - em / 2),
                Math.min(first.getMaxY(), getHeight() - THICKNESS - 1),
                Math.max(em / 2, Math.min(right, edge) - left),
                THICKNESS);
    }
}
