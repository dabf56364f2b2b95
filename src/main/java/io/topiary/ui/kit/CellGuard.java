package io.topiary.ui.kit;

import io.topiary.core.text.Messages;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the cells of one table do when one of them can't be drawn: log each kind of failure once. FX thread. */
public final class CellGuard {

    private static final Logger LOG = LoggerFactory.getLogger(CellGuard.class);

    private final Messages messages;
    private final Set<Class<?>> logged = new HashSet<>();

    /** A guard for one table. */
    public CellGuard(Messages messages) {
        this.messages = messages;
    }

    /** What is shown instead. */
    String failed(RuntimeException e) {
        if (logged.add(e.getClass())) {
            LOG.error("a cell could not be drawn; further failures of this kind are not logged", e);
        }
        return messages.get("table.cell.failed");
    }
}
