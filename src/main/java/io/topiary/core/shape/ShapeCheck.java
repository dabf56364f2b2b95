package io.topiary.core.shape;

import io.topiary.core.shape.Oddity.What;
import io.topiary.core.shape.Sightings.Seen;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is odd about payloads when it is known what is usual. For one thread at a time. */
final class ShapeCheck {

    private final PathNode root;
    private final List<PathNode> nodes;
    private final ShapeOptions options;

    /** By the places {@code nodes}, which are only read. */
    ShapeCheck(PathNode root, List<PathNode> nodes, ShapeOptions options) {
        this.root = root;
        this.nodes = nodes;
        this.options = options;
    }

    /** What is odd about the payload with {@code sightings}. */
    Set<Oddity> odd(Sightings sightings) {
        Set<Oddity> odd = new LinkedHashSet<>();
        Set<PathNode> there = new HashSet<>();
        Set<PathNode> objects = new HashSet<>();
        List<Seen> seen = sightings.seen();
        @Nullable PathNode[] places = new @Nullable PathNode[seen.size()];
        for (int i = 0; i < places.length; i++) {
            Seen value = seen.get(i);
            PathNode parent = value.parent() < 0 ? null : places[value.parent()];
            PathNode node = value.parent() < 0 ? root : parent == null ? null : parent.child(value.name());
            if (node != null) {
                oddity(node, value, options).ifPresent(odd::add);
                there.add(node);
                if (value.kind() == JsonKind.OBJECT) {
                    objects.add(node);
                }
            } else if (parent != null) {
                oddity(new PathNode(parent, value.name()), value, options).ifPresent(odd::add);
            }
            places[i] = node;
        }
        if (!sightings.cut()) {
            addMissing(there, objects, odd);
        }
        return odd;
    }

    private void addMissing(Set<PathNode> there, Set<PathNode> objects, Set<Oddity> odd) {
        for (PathNode node : nodes) {
            if (node.required && !there.contains(node) && node.parent != null && objects.contains(node.parent)) {
                odd.add(new Oddity(What.MISSING, node.pointer, JsonKind.NULL, ""));
            }
        }
    }

    /** What is odd about {@code value} at the place {@code node}, of which it is known what is usual. */
    static Optional<Oddity> oddity(PathNode node, Seen value, ShapeOptions options) {
        boolean usual = (node.expected & value.kind().bit()) != 0;
        if (!usual && node.expected != 0) {
            return Optional.of(new Oddity(What.TYPE, node.pointer, value.kind(), ""));
        }
        if (!usual && isNews(node)) {
            return Optional.of(new Oddity(What.NEW, node.pointer, value.kind(), ""));
        }
        boolean far =
                options.farNumbers() && value.kind() == JsonKind.NUMBER && node.numbers.isFarOutside(value.text());
        return far ? Optional.of(new Oddity(What.FAR, node.pointer, value.kind(), value.text())) : Optional.empty();
    }

    /** Whether it is told that {@code node}, of which nothing is expected, is there: not if it is told what it is in. */
    private static boolean isNews(PathNode node) {
        PathNode parent = node.parent;
        if (parent == null || parent.openNames) {
            return false;
        }
        return (parent.expected & (JsonKind.OBJECT.bit() | JsonKind.ARRAY.bit())) != 0;
    }
}
