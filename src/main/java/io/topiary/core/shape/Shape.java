package io.topiary.core.shape;

import io.topiary.core.shape.LearnedShape.Branch;
import io.topiary.core.shape.Oddity.What;
import io.topiary.core.shape.Sightings.Seen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the payloads of a topic, or of several alike, look like; learned from one payload after the other, in any order. The
 * first ones say what is usual, later ones may be odd. Bounded: of {@value #MOST_PATHS} places at most. For one thread at a
 * time.
 */
public final class Shape {

    /** Most places that are kept. */
    public static final int MOST_PATHS = 300;

    /** An object that gets more new keys than this has data in its keys. */
    static final int MOST_NEW_NAMES = 8;

    private final ShapeOptions options;
    private final List<PathNode> nodes = new ArrayList<>();
    private final PathNode root = new PathNode(null, null);
    private long looked;
    private long unread;
    private long leftOut;
    private boolean settled;

    /** Nothing learned yet. */
    public Shape(ShapeOptions options) {
        this.options = options;
        nodes.add(root);
    }

    /** What was kept of one, without its places yet. */
    Shape(ShapeOptions options, long looked, boolean settled) {
        this(options);
        this.looked = looked;
        this.settled = settled;
    }

    /** The whole payload. */
    PathNode root() {
        return root;
    }

    /** Whether it is known what is usual. */
    boolean isSettled() {
        return settled;
    }

    /** Adds a place that was kept. */
    PathNode add(PathNode parent, @Nullable String name) {
        PathNode added = parent.add(name);
        nodes.add(added);
        return added;
    }

    /**
     * Looks into a payload.
     *
     * @param payload the text in which its values are found, see {@code SessionPayloads.values}
     * @param micros when it came, in microseconds since 1970-01-01T00:00:00Z
     * @return what is odd about it, nothing while too few have been looked into
     */
    public Set<Oddity> learn(byte[] payload, long micros) {
        Optional<Sightings> sightings = Sightings.of(payload);
        if (sightings.isEmpty()) {
            unread++;
            return Set.of();
        }
        settleIfKnown();
        looked++;
        Set<Oddity> odd = new LinkedHashSet<>();
        List<Seen> seen = sightings.get().seen();
        @Nullable PathNode[] places = new @Nullable PathNode[seen.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = take(seen.get(i), places, micros, odd);
        }
        if (settled && !sightings.get().cut()) {
            addMissing(odd);
        }
        return odd;
    }

    /**
     * Looks into a payload without learning from it.
     *
     * @param payload as for {@link #learn}
     * @return what is odd about it, nothing while too few have been looked into
     */
    public Set<Oddity> judge(byte[] payload) {
        settleIfKnown();
        Optional<Sightings> sightings = settled ? Sightings.of(payload) : Optional.empty();
        return sightings
                .map(seen -> new ShapeCheck(root, nodes, options).odd(seen))
                .orElse(Set.of());
    }

    /** What was learned so far. */
    public LearnedShape snapshot() {
        List<PathFacts> paths = new ArrayList<>();
        Branch tree = branch(root, paths);
        return new LearnedShape(looked, unread, leftOut, paths, tree);
    }

    /** Places that are kept. */
    public int size() {
        return nodes.size();
    }

    /** Messages that were looked into. */
    public long looked() {
        return looked;
    }

    /** Takes {@code oddity} for usual from now on, with all that is in it so far. */
    public void accept(Oddity oddity) {
        nodes.stream().filter(node -> node.pointer.equals(oddity.pointer())).forEach(node -> {
            if (oddity.what() == What.MISSING) {
                node.required = false;
            } else {
                expect(node);
            }
        });
    }

    private static void expect(PathNode node) {
        node.expected = node.kinds();
        node.children.values().forEach(Shape::expect);
        if (node.item != null) {
            expect(node.item);
        }
    }

    private void settleIfKnown() {
        if (!settled && looked >= options.leastMessages()) {
            settle();
        }
    }

    private void settle() {
        settled = true;
        for (PathNode node : nodes) {
            node.expected = node.kinds();
            // an array may be empty: what its items have is never sure to be there
            node.required = node.present == looked && !node.inItem && node != root;
        }
    }

    private @Nullable PathNode take(Seen value, @Nullable PathNode[] places, long micros, Set<Oddity> odd) {
        PathNode node = place(value, places, odd);
        if (node == null) {
            leftOut++;
            return null;
        }
        if (settled) {
            ShapeCheck.oddity(node, value, options).ifPresent(odd::add);
        }
        node.see(value.kind(), value.text(), looked, micros);
        return node;
    }

    private @Nullable PathNode place(Seen value, @Nullable PathNode[] places, Set<Oddity> odd) {
        if (value.parent() < 0) {
            return root;
        }
        PathNode parent = places[value.parent()];
        if (parent == null) {
            return null;
        }
        PathNode known = parent.child(value.name());
        if (known != null) {
            return known;
        }
        if (nodes.size() >= MOST_PATHS) {
            // keys beyond counting are data
            parent.openNames = true;
            return null;
        }
        if (settled && value.name() != null && ++parent.newNames > MOST_NEW_NAMES) {
            parent.openNames = true;
            odd.removeIf(each -> each.what() == What.NEW && Objects.equals(parentOf(each.pointer()), parent.pointer));
        }
        return add(parent, value.name());
    }

    private static String parentOf(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : pointer.substring(0, slash);
    }

    private void addMissing(Set<Oddity> odd) {
        for (PathNode node : nodes) {
            PathNode parent = node.parent;
            if (node.required && node.seenIn != looked && parent != null && parent.objectIn == looked) {
                odd.add(new Oddity(What.MISSING, node.pointer, JsonKind.NULL, ""));
            }
        }
    }

    private static Branch branch(PathNode node, List<PathFacts> paths) {
        PathFacts facts = node.facts();
        paths.add(facts);
        List<Branch> properties = new ArrayList<>();
        for (PathNode child : node.children.values()) {
            properties.add(branch(child, paths));
        }
        List<Branch> items = node.item == null ? List.of() : List.of(branch(node.item, paths));
        return new Branch(facts, node.name == null ? "" : node.name, properties, items);
    }
}
