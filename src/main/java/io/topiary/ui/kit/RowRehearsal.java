package io.topiary.ui.kit;

import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lines of a table, once, before there is a row: in the pulse that lays it out first, between layout and drawing,
 * so that nobody sees it. Cells and their styles take a tenth of a second, and the first rows may come with a hundred
 * thousand others. FX thread.
 */
final class RowRehearsal<R> implements Runnable {

    private final TableView<RowSlot<R>> table;
    private final RowWindow<R> window;
    private final R sample;
    private @Nullable Scene scene;
    private Subscription following = Subscription.EMPTY;

    private RowRehearsal(TableView<RowSlot<R>> table, RowWindow<R> window, R sample) {
        this.table = table;
        this.window = window;
        this.sample = sample;
    }

    /** Has the lines of {@code table} made as soon as it is in a scene. */
    static <R> void plan(TableView<RowSlot<R>> table, RowWindow<R> window, R sample) {
        RowRehearsal<R> rehearsal = new RowRehearsal<>(table, window, sample);
        rehearsal.following = table.sceneProperty().subscribe(rehearsal::waitIn);
    }

    private void waitIn(@Nullable Scene next) {
        if (scene != null) {
            scene.removePostLayoutPulseListener(this);
        }
        scene = next;
        if (next != null) {
            next.addPostLayoutPulseListener(this);
        }
    }

    @Override
    public void run() {
        if (window.capacity() == 0 || table.getSkin() == null) {
            return;
        }
        following.unsubscribe();
        waitIn(null);
        if (window.fill(sample)) {
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
