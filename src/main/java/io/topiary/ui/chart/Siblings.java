package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.tree.TreeRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds topics that differ from another one in a single level: the same value of other devices. Any thread; waits for the model's lock. */
final class Siblings {

    private static final int MOST_BESIDE = 500;
    private static final int MOST_LEVELS = 12;
    private static final String ANY = "/+";

    private final Session session;

    Siblings(Session session) {
        this.session = session;
    }

    /**
     * Topics of one shape.
     *
     * @param filter what they match, with one {@code +}
     * @param newest their newest messages, in the order of the tree
     */
    record Kind(String filter, List<Message> newest) {

        /** The same without those on {@code topics}. */
        Kind without(Set<String> topics) {
            return new Kind(
                    filter,
                    newest.stream()
                            .filter(message -> !topics.contains(message.topic()))
                            .toList());
        }
    }

    /** The kinds of topics that {@code topic} belongs to and that have other members, the level nearest to the end first. */
    List<Kind> of(String topic) {
        List<String> levels = Arrays.asList(topic.split("/", -1));
        List<Kind> kinds = new ArrayList<>();
        for (int i = levels.size() - 1; i > 0 && levels.size() - i <= MOST_LEVELS; i--) {
            String above = String.join("/", levels.subList(0, i));
            String below = suffix(levels, i);
            List<Message> newest = beside(above, below);
            if (newest.size() > 1) {
                kinds.add(new Kind(above + ANY + below, newest));
            }
        }
        return kinds;
    }

    /** The topics of {@code filter}, which is one of a kind, as they are now. */
    Kind matching(String filter) {
        int at = filter.indexOf(ANY);
        return new Kind(filter, beside(filter.substring(0, at), filter.substring(at + ANY.length())));
    }

    /** Those of {@code kind} with a value at {@code pointer} that can be drawn. Decodes: not for the FX thread. */
    static List<String> having(Kind kind, String pointer, SessionPayloads payloads) {
        return kind.newest().stream()
                .filter(message -> JsonLeaves.textAt(payloads.values(message), pointer)
                        .filter(text -> !Double.isNaN(Measures.of(text)))
                        .isPresent())
                .map(Message::topic)
                .toList();
    }

    private static String suffix(List<String> levels, int at) {
        List<String> below = levels.subList(at + 1, levels.size());
        return below.isEmpty() ? "" : "/" + String.join("/", below);
    }

    private List<Message> beside(String above, String below) {
        return session.model()
                .read(model -> model.tree().children(above, MOST_BESIDE).stream()
                        .map(child -> below.isEmpty()
                                ? Optional.of(child)
                                : model.tree().row(child.path() + below))
                        .flatMap(Optional::stream)
                        .map(TreeRow::newest)
                        .flatMap(message -> Optional.ofNullable(message).stream())
                        .toList());
    }
}
