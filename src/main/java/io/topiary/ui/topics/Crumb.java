package io.topiary.ui.topics;

import io.topiary.core.message.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * A level of a path.
 *
 * @param name name of the level, possibly empty
 * @param path path to it
 */
record Crumb(String name, String path) {

    /** The first level of {@code path}. */
    static Crumb first(String path) {
        int slash = path.indexOf(Topic.SEPARATOR);
        String first = slash < 0 ? path : path.substring(0, slash);
        return new Crumb(first, first);
    }

    /** The last levels of {@code path} without the first one, at most {@code most} of them, in order. */
    static List<Crumb> last(String path, int most) {
        List<Crumb> crumbs = new ArrayList<>();
        int end = path.length();
        for (int slash = path.lastIndexOf(Topic.SEPARATOR);
                slash >= 0 && crumbs.size() < most;
                slash = path.lastIndexOf(Topic.SEPARATOR, slash - 1)) {
            crumbs.add(new Crumb(path.substring(slash + 1, end), path.substring(0, end)));
            end = slash;
        }
        return crumbs.reversed();
    }

    /** How many levels {@code path} has. */
    static int count(String path) {
        return 1 + (int) path.chars().filter(c -> c == Topic.SEPARATOR).count();
    }
}
