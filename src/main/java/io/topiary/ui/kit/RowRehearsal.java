package io.topiary.ui.kit;

import javafx.scene.Scene;
import javafx.scene.control.TableView;

/**
 * Makes the lines of a table, once, before there is a row: in the pulse that lays it out first, between layout and drawing,
 * so that nobody sees it. Cells and their styles take a tenth of a second, and the first rows may come with a hundred
 * thousand others. FX thread.
 */
final class RowRehearsal<R> implements Runnable {

    private final TableView<RowSlot<R>> table;
    private final RowWindow<R> window;
    private final R sample;
    private final Scene scene;

    private RowRehearsal(TableView<RowSlot<R>> table, RowWindow<R> window, R sample, Scene scene) {
        this.table = table;
        this.window = window;
        this.sample = sample;
        this.scene = scene;
    }

    /** Has the lines of {@code table} made as soon as it is in a scene. */
    static <R> void plan(TableView<RowSlot<R>> table, RowWindow<R> window, R sample) {
        table.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addPostLayoutPulseListener(new RowRehearsal<>(table, window, sample, scene));
            }
        });
    }

    @Override
    public void run() {
        boolean there = scene.equals(table.getScene());
        if (there && (window.capacity() == 0 || table.getSkin() == null)) {
            return;
        }
        scene.removePostLayoutPulseListener(this);
        if (there && window.fill(sample)) {
            layOut();
            window.slots().clear();
            layOut();
        }
    }

    private void layOut() {
        table.applyCss();
        table.layout();
    }
}
