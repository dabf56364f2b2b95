package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The numbers and switches in the newest message of a topic, with their values; looked up on a worker. FX thread. */
final class ValuesViewModel implements AutoCloseable {

    private static final int MOST = 500;
    private static final int MOST_LEAVES = 5_000;

    private final ChartParts parts;
    private final Pulse.Refresh refresh;
    private final List<Runnable> endings;
    private final ReadOnlyObjectWrapper<List<ValueRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty search = new SimpleStringProperty("");
    private @Nullable String topic;
    private @Nullable Message shown;
    private List<ValueRow> all = List.of();
    private boolean looking;
    private boolean paused;
    private boolean busy;

    ValuesViewModel(ChartParts parts) {
        this.parts = parts;
        this.refresh = parts.beats().pulse().register(Pulse.TEXT, this::refresh);
        this.endings = List.of(
                parts.session().onDirty(changed -> refresh.markDirty()),
                parts.payloads().reader().choices().onChange(() -> parts.fx().execute(this::again)));
        search.subscribe(this::filter);
    }

    /** The values that fit the search, in the order of the payload. */
    ReadOnlyObjectProperty<List<ValueRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What is searched for in paths and values. */
    StringProperty searchProperty() {
        return search;
    }

    /** The topic whose values these are. */
    Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    /** All values, whatever is searched for. */
    List<ValueRow> all() {
        return all;
    }

    /** Shows the values of {@code path}; of none for null. */
    void showTopic(@Nullable String path) {
        if (!Objects.equals(path, topic)) {
            topic = path;
            shown = null;
            take(List.of());
            refresh.markDirty();
        }
    }

    void setLooking(boolean now) {
        looking = now;
        refresh.markDirty();
    }

    void setPaused(boolean now) {
        paused = now;
        refresh.markDirty();
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        refresh.close();
    }

    /** Formats know something else: what was found may be read otherwise. */
    private void again() {
        shown = null;
        refresh.markDirty();
    }

    private void refresh() {
        String path = topic;
        if (!looking || busy || path == null || (paused && shown != null)) {
            return;
        }
        Message newest = parts.session()
                .model()
                .read(model -> model.tree().row(path).map(TreeRow::newest).orElse(null));
        if (newest == null || newest.equals(shown)) {
            return;
        }
        busy = true;
        parts.workers().execute(() -> {
            List<ValueRow> found = values(newest);
            parts.fx().execute(() -> done(path, newest, found));
        });
    }

    /** On a worker. */
    private List<ValueRow> values(Message message) {
        return JsonLeaves.of(parts.payloads().values(message), MOST_LEAVES).stream()
                .filter(leaf -> !Double.isNaN(Measures.of(leaf.text())))
                .limit(MOST)
                .map(leaf -> new ValueRow(
                        message.topic(), leaf.pointer(), leaf.text(), Measures.isSwitch(leaf.text()), false))
                .toList();
    }

    private void done(String path, Message message, List<ValueRow> found) {
        busy = false;
        if (path.equals(topic)) {
            shown = message;
            take(found);
        }
        refresh.markDirty();
    }

    private void take(List<ValueRow> found) {
        all = found;
        filter();
    }

    private void filter() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        rows.set(
                wanted.isEmpty()
                        ? all
                        : all.stream()
                                .filter(row -> row.pointer()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(wanted)
                                        || row.text().toLowerCase(Locale.ROOT).contains(wanted))
                                .toList());
    }
}
