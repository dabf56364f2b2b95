package io.topiary.demo.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All subscriptions, found by topic: a tree of filter levels, walked level by level without recursion because a topic
 * may have 32,768 of them. Event loop only.
 */
final class SubscriptionTrie {
    private static final String ONE_LEVEL = "+";
    private static final String REST = "#";

    private final Node root = new Node(null, "");
    private int count;
    private int shared;

    /** How many subscriptions there are, shared ones included. */
    int count() {
        return count;
    }

    /** How many of them are shared. */
    int shared() {
        return shared;
    }

    void add(Subscription subscription) {
        Node node = root;
        String filter = subscription.filter();
        for (int from = 0; from <= filter.length(); ) {
            int end = Topics.levelEnd(filter, from);
            node = node.childOrNew(filter.substring(from, end));
            from = end + 1;
        }
        if (subscription.share().isPresent()) {
            node.groups
                    .computeIfAbsent(subscription.share().get(), name -> new ShareGroup())
                    .add(subscription);
            shared++;
        } else {
            node.subscriptions.add(subscription);
        }
        count++;
    }

    void remove(Subscription subscription) {
        Node node = root;
        String filter = subscription.filter();
        for (int from = 0; from <= filter.length(); ) {
            int end = Topics.levelEnd(filter, from);
            Node child = node.child(filter.substring(from, end));
            if (child == null) {
                return;
            }
            node = child;
            from = end + 1;
        }
        if (node.drop(subscription)) {
            count--;
            shared -= subscription.share().isPresent() ? 1 : 0;
        }
        prune(node);
    }

    /** Everything that matches a topic name (MQTT 5, section 4.7). */
    Route match(String topic) {
        List<Subscription> found = new ArrayList<>();
        List<ShareGroup> groups = new ArrayList<>();
        boolean dollar = topic.startsWith("$");
        List<Node> frontier = List.of(root);
        for (int from = 0; from <= topic.length() && !frontier.isEmpty(); ) {
            int end = Topics.levelEnd(topic, from);
            String level = topic.substring(from, end);
            boolean wildcards = from > 0 || !dollar;
            List<Node> next = new ArrayList<>();
            for (Node node : frontier) {
                if (wildcards) {
                    collect(node.child(REST), found, groups);
                    addIfPresent(next, node.child(ONE_LEVEL));
                }
                addIfPresent(next, node.child(level));
            }
            frontier = next;
            from = end + 1;
        }
        for (Node node : frontier) {
            collect(node, found, groups);
            collect(node.child(REST), found, groups);
        }
        return Route.of(found, groups);
    }

    private static void addIfPresent(List<Node> nodes, @Nullable Node node) {
        if (node != null) {
            nodes.add(node);
        }
    }

    private static void collect(@Nullable Node node, List<Subscription> found, List<ShareGroup> groups) {
        if (node != null) {
            found.addAll(node.subscriptions);
            groups.addAll(node.groups.values());
        }
    }

    private static void prune(Node leaf) {
        Node node = leaf;
        while (node.isUnused()) {
            Node parent = node.parent;
            if (parent == null) {
                return;
            }
            parent.children.remove(node.level);
            node = parent;
        }
    }

    /** One level of one or more filters; wildcards are levels like any other, as no topic contains them. */
    private static final class Node {
        private final @Nullable Node parent;
        private final String level;
        private final Map<String, Node> children = new HashMap<>(2);
        private final List<Subscription> subscriptions = new ArrayList<>(1);
        private final Map<String, ShareGroup> groups = new HashMap<>(2);

        private Node(@Nullable Node parent, String level) {
            this.parent = parent;
            this.level = level;
        }

        private @Nullable Node child(String name) {
            return children.get(name);
        }

        private Node childOrNew(String name) {
            return children.computeIfAbsent(name, key -> new Node(this, key));
        }

        private boolean drop(Subscription subscription) {
            if (subscription.share().isEmpty()) {
                return subscriptions.remove(subscription);
            }
            ShareGroup group = groups.get(subscription.share().get());
            if (group == null || !group.remove(subscription)) {
                return false;
            }
            if (group.isEmpty()) {
                groups.remove(subscription.share().get());
            }
            return true;
        }

        private boolean isUnused() {
            return children.isEmpty() && subscriptions.isEmpty() && groups.isEmpty();
        }
    }
}
