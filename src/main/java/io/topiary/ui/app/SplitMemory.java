package io.topiary.ui.app;

import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.StoreException;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers where the dividers of the window are. FX thread. */
final class SplitMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SplitMemory.class);

    private final SettingsStore settings;

    SplitMemory(SettingsStore settings) {
        this.settings = settings;
    }

    /** Puts the divider of {@code pane}, called {@code name}, where it was; {@code fallback} the first time. */
    void restore(SplitPane pane, String name, double fallback) {
        Map<String, Double> splits = settings.settings().splits();
        pane.setDividerPositions(splits.getOrDefault(name, fallback));
    }

    /** Remembers the divider of {@code pane} under {@code name}; without a divider nothing changes. */
    void remember(SplitPane pane, String name) {
        double[] positions = pane.getDividerPositions();
        if (positions.length > 0) {
            save(now -> now.withSplit(name, Math.clamp(positions[0], 0, 1)));
        }
    }

    /** Takes {@code part} out of {@code pane}, or puts it back behind the other one where the divider was. */
    void show(SplitPane pane, Node part, String name, double fallback, boolean shown) {
        if (shown && !pane.getItems().contains(part)) {
            pane.getItems().add(part);
            restore(pane, name, fallback);
        } else if (!shown && pane.getItems().contains(part)) {
            remember(pane, name);
            pane.getItems().remove(part);
        }
    }

    private void save(UnaryOperator<io.topiary.core.settings.Settings> change) {
        try {
            settings.update(change);
        } catch (StoreException e) {
            LOG.warn("the layout could not be saved", e);
        }
    }
}
