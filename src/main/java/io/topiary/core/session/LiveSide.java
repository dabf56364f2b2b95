package io.topiary.core.session;

import io.topiary.core.compare.Reading;
import io.topiary.core.compare.Side;
import io.topiary.core.message.Message;
import io.topiary.core.tree.TopicWalk;
import io.topiary.core.vitals.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The topics of a session as they are when they are looked at; the model's lock is held for a slice of them at a time. */
public final class LiveSide implements Side {

    /** Levels looked at before the lock is given back. */
    private static final int SLICE = 2_000;

    private final Model model;
    private final TopicWalk walk;
    private boolean more = true;

    /** The topics of {@code model}. */
    public LiveSide(Model model) {
        this.model = model;
        this.walk = model.read(now -> now.tree().watch().walk());
    }

    @Override
    public long size() {
        return model.read(now -> now.tree().topics());
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public @Nullable List<String> nextTopics() {
        if (!more) {
            return null;
        }
        List<String> topics = new ArrayList<>();
        more = model.read(now -> walk.next(SLICE, level -> {
            Message newest = level.newest();
            if (newest != null) {
                topics.add(newest.topic());
            }
        }));
        return topics;
    }

    @Override
    public Map<String, Reading> read(List<String> topics) {
        Map<String, Reading> readings = new HashMap<>();
        look(topics, level -> {
            Message newest = level.newest();
            if (newest != null) {
                readings.put(newest.topic(), new Reading(newest, level.delivery() == Delivery.STORED));
            }
        });
        return readings;
    }

    @Override
    public List<String> unknown(List<String> topics) {
        Set<String> known = new HashSet<>();
        look(topics, level -> {
            Message newest = level.newest();
            if (newest != null) {
                known.add(newest.topic());
            }
        });
        return topics.stream().filter(topic -> !known.contains(topic)).toList();
    }

    private void look(List<String> topics, Consumer<TopicWalk.Level> visitor) {
        for (int from = 0; from < topics.size(); from += SLICE) {
            List<String> slice = topics.subList(from, Math.min(topics.size(), from + SLICE));
            model.use(now -> now.tree().watch().walkThrough(slice).next(slice.size(), visitor));
        }
    }

    @Override
    public void close() {
        // the session goes on
    }
}
