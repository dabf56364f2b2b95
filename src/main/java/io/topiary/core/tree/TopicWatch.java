package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.VitalSigns;
import io.topiary.core.vitals.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about the topics of a tree besides their values: how regularly messages come, and which topics are
 * new. Guarded by the lock of the model.
 */
public final class TopicWatch {

    private static final int MOST_NEW = 20_000;

    private final Levels levels;
    private final Family top;
    private final Function<String, @Nullable TopicNode> find;
    private final LongSupplier nanos;
    private final Vitals vitals = new Vitals();
    private List<TopicNode> newest = new ArrayList<>();
    private List<String> gone = new ArrayList<>();
    private boolean wanted;
    private boolean missed;

    TopicWatch(Levels levels, Family top, Function<String, @Nullable TopicNode> find, LongSupplier nanos) {
        this.levels = levels;
        this.top = top;
        this.find = find;
        this.nanos = nanos;
    }

    /** {@code message} is about to become the newest of {@code node}. */
    void cameTo(TopicNode node, Message message) {
        if (node.messages == 0) {
            note(node);
        }
        Delivery delivery = vitals.delivery(node.newest, message);
        node.setDelivery(delivery);
        node.life = vitals.after(node.life, node.newest, message, delivery);
    }

    private void note(TopicNode node) {
        if (wanted && newest.size() < MOST_NEW) {
            newest.add(node);
        } else {
            missed = true;
        }
    }

    /** {@code node} is no topic any more. */
    void wentFrom(TopicNode node) {
        vitals.forget(node.life);
    }

    /** {@code node} is a topic again. */
    void cameBackTo(TopicNode node) {
        vitals.remember(node.life);
        note(node);
    }

    /** {@code newest} is the only message that came to {@code live} since {@code older}, the same topic, was taken out. */
    void join(TopicNode older, TopicNode live, Message newest) {
        if (older.life != null) {
            vitals.remember(older.life);
            live.life = vitals.after(older.life, older.newest, newest, live.delivery());
        }
    }

    /** The level {@code path} is gone, with all below. */
    void gone(String path) {
        if (wanted) {
            gone.add(path);
        }
    }

    VitalSigns signs(TopicNode node) {
        return vitals.signs(node.life, nanos.getAsLong());
    }

    /** How regularly messages come. */
    public Vitals vitals() {
        return vitals;
    }

    /** A walk through all levels. */
    public TopicWalk walk() {
        return TopicWalk.everywhere(levels, vitals);
    }

    /** A walk through the levels at {@code paths} that there are now, in that order. */
    public TopicWalk walkThrough(List<String> paths) {
        return TopicWalk.through(
                paths.stream().map(find).filter(Objects::nonNull).toList(), vitals);
    }

    /** A walk through what is directly below {@code path}; through the first levels if that is null. */
    public TopicWalk walkBelow(@Nullable String path) {
        TopicNode parent = path == null ? null : find.apply(path);
        return TopicWalk.below(path == null ? top : parent == null ? null : parent.family, vitals);
    }

    /** The topics that came since the last call, in order. Whoever calls wants the next ones too. */
    public NewTopics takeNew() {
        List<String> paths =
                missed ? List.of() : newest.stream().map(TopicNode::path).toList();
        NewTopics taken = new NewTopics(paths, gone, missed);
        newest = new ArrayList<>();
        gone = new ArrayList<>();
        wanted = true;
        missed = false;
        return taken;
    }

    /**
     * Topics that came.
     *
     * @param paths all of them, or nothing if some were missed
     * @param gone levels that went since, with all below; some may be back
     * @param missed whether too many came, or nobody had asked for them yet: they must be looked for everywhere
     */
    public record NewTopics(List<String> paths, List<String> gone, boolean missed) {

        public NewTopics {
            paths = List.copyOf(paths);
            gone = List.copyOf(gone);
        }
    }
}
