package io.topiary.core.shape;

import java.util.List;

/**
 * What was learned of some payloads, as of one moment. Immutable.
 *
 * @param looked messages that were looked into
 * @param unread messages that were not: empty, larger than 1 MiB, nested too deeply, or with numbers nobody can hold
 * @param leftOut values at places that found no room
 * @param paths the places, a container before what is in it
 * @param root the same as a tree, for the schema that is made of it
 */
public record LearnedShape(long looked, long unread, long leftOut, List<PathFacts> paths, Branch root) {

    /** Nothing yet. */
    public static final LearnedShape NOTHING = new Shape(ShapeOptions.USUAL).snapshot();

    public LearnedShape {
        paths = List.copyOf(paths);
    }

    /**
     * A place and what is in it.
     *
     * @param facts what was seen there
     * @param name its key in the object around it; empty for items and for the whole
     * @param properties what is in it by keys
     * @param items what its items are, one at most
     */
    public record Branch(PathFacts facts, String name, List<Branch> properties, List<Branch> items) {

        public Branch {
            properties = List.copyOf(properties);
            items = List.copyOf(items);
        }
    }
}
