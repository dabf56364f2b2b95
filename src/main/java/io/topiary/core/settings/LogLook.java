package io.topiary.core.settings;

import io.topiary.core.settings.TreeLook.Column;
import java.util.List;

/**
 * How a user looks at the message log of one broker. Immutable.
 *
 * @param columns the columns from left to right, with those that are hidden; empty for the usual ones
 * @param time how times are written, as the log names it; empty for the usual way
 */
public record LogLook(List<Column> columns, String time) {

    /** Before anybody changed anything. */
    public static final LogLook DEFAULT = new LogLook(List.of(), "");

    public LogLook {
        columns = List.copyOf(columns);
    }

    /** The same with other columns. */
    public LogLook withColumns(List<Column> newColumns) {
        return new LogLook(newColumns, time);
    }

    /** The same with times written otherwise. */
    public LogLook withTime(String newTime) {
        return new LogLook(columns, newTime);
    }
}
