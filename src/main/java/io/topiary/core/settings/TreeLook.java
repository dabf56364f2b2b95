package io.topiary.core.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a user looks at the topics of one broker. Immutable.
 *
 * @param columns the columns of the tree from left to right, with those that are hidden; empty for the usual ones
 * @param order the order of the levels, as the tree names it; empty for the usual one
 * @param pins topics that are always on screen, in the order in which they were pinned
 * @param saved filters with a name
 * @param recent filters that were used, the newest first; at most {@value #MOST_RECENT}
 * @param dismissed hints that are not to come again, by their names
 * @param activity whether it is shown on which topics messages come
 * @param reach how much of the tree is expanded by itself
 * @param log how the message log is looked at
 */
public record TreeLook(
        List<Column> columns,
        String order,
        List<String> pins,
        List<SavedFilter> saved,
        List<String> recent,
        Set<String> dismissed,
        boolean activity,
        Reach reach,
        LogLook log) {

    /** Most filters that are remembered because they were used. */
    public static final int MOST_RECENT = 20;

    /** Before anybody changed anything. */
    public static final TreeLook DEFAULT =
            new TreeLook(List.of(), "", List.of(), List.of(), List.of(), Set.of(), true, Reach.FEW, LogLook.DEFAULT);

    public TreeLook {
        columns = List.copyOf(columns);
        pins = List.copyOf(pins);
        saved = List.copyOf(saved);
        recent = List.copyOf(recent);
        dismissed = Set.copyOf(dismissed);
    }

    /**
     * A column of the tree.
     *
     * @param id its name
     * @param width in pixels of text of the usual size, greater than 0
     * @param shown whether it is to be seen
     */
    public record Column(String id, double width, boolean shown) {}

    /**
     * A filter to be used again.
     *
     * @param name what the user calls it, unique
     * @param filter in the filter language
     */
    public record SavedFilter(String name, String filter) {}

    /** How much of a tree is expanded by itself when it comes. */
    public enum Reach {
        /** As much as fits the screen. */
        FEW,
        /** Some hundred rows. */
        SOME,
        /** Everything, up to some thousand rows. */
        ALL;

        /** As stored: the name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with the label {@code label}, {@link #FEW} if there is none. */
        public static Reach of(String label) {
            for (Reach reach : values()) {
                if (reach.label().equals(label)) {
                    return reach;
                }
            }
            return FEW;
        }
    }

    /** The same with other columns. */
    public TreeLook withColumns(List<Column> newColumns) {
        return new TreeLook(newColumns, order, pins, saved, recent, dismissed, activity, reach, log);
    }

    /** The same in another order. */
    public TreeLook withOrder(String newOrder) {
        return new TreeLook(columns, newOrder, pins, saved, recent, dismissed, activity, reach, log);
    }

    /** The same with {@code topic} pinned, or no longer. */
    public TreeLook withPin(String topic, boolean pinned) {
        Set<String> changed = new LinkedHashSet<>(pins);
        if (pinned) {
            changed.add(topic);
        } else {
            changed.remove(topic);
        }
        return new TreeLook(columns, order, new ArrayList<>(changed), saved, recent, dismissed, activity, reach, log);
    }

    /** The same with {@code filter} kept in place of the one of that name. */
    public TreeLook withSaved(SavedFilter filter) {
        List<SavedFilter> changed = new ArrayList<>(without(filter.name()));
        changed.add(filter);
        return new TreeLook(columns, order, pins, changed, recent, dismissed, activity, reach, log);
    }

    /** The same without the saved filter {@code name}. */
    public TreeLook withoutSaved(String name) {
        return new TreeLook(columns, order, pins, without(name), recent, dismissed, activity, reach, log);
    }

    /** The same with {@code filter} as the one used last; blank changes nothing. */
    public TreeLook withRecent(String filter) {
        if (filter.isBlank()) {
            return this;
        }
        Set<String> changed = new LinkedHashSet<>();
        changed.add(filter.strip());
        changed.addAll(recent);
        List<String> most = changed.stream().limit(MOST_RECENT).toList();
        return new TreeLook(columns, order, pins, saved, most, dismissed, activity, reach, log);
    }

    /** The same with other hints dismissed. */
    public TreeLook withDismissed(Set<String> names) {
        return new TreeLook(columns, order, pins, saved, recent, names, activity, reach, log);
    }

    /** The same showing activity, or not. */
    public TreeLook withActivity(boolean shown) {
        return new TreeLook(columns, order, pins, saved, recent, dismissed, shown, reach, log);
    }

    /** The same expanding by itself as far as {@code newReach}. */
    public TreeLook withReach(Reach newReach) {
        return new TreeLook(columns, order, pins, saved, recent, dismissed, activity, newReach, log);
    }

    /** The same with another look at the log. */
    public TreeLook withLog(LogLook newLog) {
        return new TreeLook(columns, order, pins, saved, recent, dismissed, activity, reach, newLog);
    }

    private List<SavedFilter> without(String name) {
        return saved.stream().filter(each -> !each.name().equals(name)).toList();
    }
}
