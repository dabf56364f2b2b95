package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.message.Topic;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.kit.Pulse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The pinned topics with their newest values, whether or not they came already. FX thread. */
public final class PinsViewModel implements AutoCloseable {

    private static final int MOST_SHOWN = 24;
    private static final int NAME_CHARS = 40;
    private static final int VALUE_CHARS = 40;
    private static final long LOCK_WAIT_MILLIS = 20;
    private static final long TICK_MILLIS = 1_000;

    private final Session session;
    private final LookStore.Memory memory;
    private final Messages messages;
    private final TopicWords words;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final RowTicker ticker;
    private final List<Runnable> endings;
    private final Set<String> takenOff = new HashSet<>();
    private final ObservableList<PinLine> lines = FXCollections.observableArrayList();
    private boolean paused;

    /** The pins that {@code memory} holds, and those of rules, in {@code session}. */
    public PinsViewModel(Session session, LookStore.Memory memory, Pulse pulse, Messages messages) {
        this.session = session;
        this.memory = memory;
        this.messages = messages;
        this.words = new TopicWords(messages);
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.ticker = new RowTicker(pulse, refresh::markDirty);
        this.endings = List.of(
                session.onDirty(changed -> refresh.markDirty()), session.rules().onChange(refresh::markDirty));
        pull();
    }

    /** The pins in order. */
    ObservableList<PinLine> lines() {
        return lines;
    }

    /** Looks again at what is pinned. */
    void changed() {
        pull();
    }

    /** No longer pins {@code path}. */
    void unpin(String path) {
        memory.change(look -> look.withPin(path, false));
        // one that a rule pinned stays away until the tab is closed
        takenOff.add(path);
        pull();
    }

    /** Freezes what is shown. */
    public void setPaused(boolean nowPaused) {
        paused = nowPaused;
        refresh.markDirty();
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        refresh.close();
        ticker.close();
    }

    private void refresh() {
        if (!paused) {
            pull();
        }
    }

    private void pull() {
        List<String> pins = pins();
        if (pins.isEmpty()) {
            lines.clear();
            return;
        }
        Optional<Map<String, TreeRow>> rows = session.model().tryRead(LOCK_WAIT_MILLIS, model -> {
            Map<String, TreeRow> found = new HashMap<>();
            pins.forEach(pin -> model.tree().row(pin).ifPresent(row -> found.put(pin, row)));
            return found;
        });
        if (rows.isEmpty()) {
            refresh.markDirty();
            return;
        }
        long now = session.model().clock().nanos();
        show(pins.stream().map(pin -> line(pin, rows.get().get(pin), now)).toList());
        if (!rows.get().isEmpty()) {
            ticker.in(TICK_MILLIS, System.nanoTime());
        }
    }

    /** Those of the user, then those of rules. */
    private List<String> pins() {
        Stream<String> ofRules = session.rules().pinned().stream().filter(path -> !takenOff.contains(path));
        return Stream.concat(memory.look().pins().stream(), ofRules)
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
    }

    private void show(List<PinLine> now) {
        if (now.size() != lines.size()) {
            lines.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(lines.get(i))) {
                lines.set(i, now.get(i));
            }
        }
    }

    private PinLine line(String path, @Nullable TreeRow row, long now) {
        Message newest = row == null ? null : row.newest();
        if (row == null || newest == null) {
            String what = row == null
                    ? messages.get("topics.pin.unseen")
                    : messages.get("topics.spoken.topics", row.topics());
            return new PinLine(path, name(path), what, "");
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(Math.max(0, now - row.lastNanos()));
        return new PinLine(
                path, name(path), words.value(Preview.of(newest.payload(), VALUE_CHARS)), amounts.age(seconds));
    }

    /** The last two levels, which mostly say what it is. */
    private String name(String path) {
        int last = path.lastIndexOf(Topic.SEPARATOR);
        int before = last < 0 ? -1 : path.lastIndexOf(Topic.SEPARATOR, last - 1);
        String name = path.substring(before + 1);
        return name.isEmpty() ? messages.get("topics.level.empty") : Escapes.visible(name, NAME_CHARS);
    }
}
