package io.topiary.ui.history.search;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.history.HistoryQuery;
import io.topiary.core.history.SearchProgress;
import io.topiary.core.message.Message;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.RowWindow;
import io.topiary.ui.kit.filter.FilterInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A search over what was recorded, up to the moment when it began. It begins by itself while somebody looks and types, and
 * what it finds comes in bit by bit. FX thread.
 */
public final class SearchViewModel implements AutoCloseable {

    /** Whoever types is not done yet. */
    private static final int TYPING_MILLIS = 250;

    private final SearchParts parts;
    private final SearchWords words;
    private final FilterInput input;
    private final SpanInput span;
    private final ResultList list = new ResultList();
    private final SearchContext context;
    private final ResultExport export;
    private final Pulse.Refresh starting;
    private final Pulse.Refresh refresh;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper none = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper exportable = new ReadOnlyBooleanWrapper();
    private Consumer<Message> opener = message -> {};
    private List<Message> found = new ArrayList<>();
    private @Nullable SearchRun run;
    private @Nullable Path searched;
    private long beganMicros;
    private boolean looking;
    private boolean wanted = true;

    /** Nothing is searched before somebody looks. */
    public SearchViewModel(SearchParts parts) {
        this.parts = parts;
        this.words = new SearchWords(parts.messages());
        this.input = new FilterInput(
                parts.messages(), query -> query.ofMessages(parts.judge().judgesDeviations()), query -> changed());
        this.span = new SpanInput(parts.clock(), parts.zone(), parts.messages(), this::changed);
        this.context = new SearchContext(parts, list, () -> list.show(found, null));
        this.export = new ResultExport(parts);
        this.starting = parts.pulse().register(Pulse.TEXT, this::begin);
        this.refresh = parts.pulse().register(Pulse.TEXT, this::refresh);
    }

    // Properties

    /** What is typed. */
    public StringProperty queryProperty() {
        return input.textProperty();
    }

    /** Where it is typed. */
    FilterInput input() {
        return input;
    }

    /** The time chosen. */
    SpanInput span() {
        return span;
    }

    /** Selects the result on line {@code slot} of the screen, from 0. */
    public void select(int slot) {
        list.selectSlot(slot);
    }

    /** The rows on screen. */
    RowWindow<SearchRow> window() {
        return list.window();
    }

    /** The messages around one of those found. */
    SearchContext context() {
        return context;
    }

    /** What is written into a file. */
    ResultExport export() {
        return export;
    }

    /** The selected message, null if there is none. */
    public ReadOnlyObjectProperty<@Nullable Message> selectedMessageProperty() {
        return list.selectedProperty();
    }

    /** Whether a search goes on. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How far it is, 0 to 1. */
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How far it is, in words. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many were found, or what is wrong. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why there are no results. */
    public ReadOnlyStringProperty noneProperty() {
        return none.getReadOnlyProperty();
    }

    /** Whether there is something that can be exported. */
    ReadOnlyBooleanProperty exportableProperty() {
        return exportable.getReadOnlyProperty();
    }

    /** How many messages are listed. */
    public int resultCount() {
        return list.size();
    }

    // Commands

    /** Tells whether the results can be seen: searches only then. */
    public void setLooking(boolean now) {
        looking = now;
        if (now && wanted) {
            starting.markDirty();
        }
    }

    /** Who shows a message that is selected. */
    public void onSelect(Consumer<Message> listener) {
        list.selectedProperty().subscribe(message -> {
            if (message != null) {
                listener.accept(parts.asOfNow(message));
            }
        });
    }

    /** Who shows a message, and its topic, when the user asks for it. */
    public void onOpen(Consumer<Message> newOpener) {
        opener = newOpener;
    }

    /** Searches once more, also what came meanwhile. */
    public void again() {
        wanted = true;
        starting.markDirty();
    }

    /** Ends the search; what was found stays. */
    void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    /** Has the selected message shown with its topic. */
    void open() {
        Message message = list.selectedProperty().get();
        if (message != null) {
            opener.accept(parts.asOfNow(message));
        }
    }

    /** Shows what went by around the selected message. */
    public void showContext(boolean sameTopic) {
        Message message = list.selectedProperty().get();
        if (message != null && searched != null) {
            context.show(searched, message, sameTopic);
        }
    }

    /** Shows the results again. */
    public void backToResults() {
        context.close();
    }

    /** Searches only the topic of the selected message. */
    void filterByTopic() {
        Message message = list.selectedProperty().get();
        if (message != null) {
            input.textProperty()
                    .set(FilterWriter.and(input.textProperty().get(), FilterWriter.topic(message.topic(), false)));
        }
    }

    /** Writes everything the search finds, also what is not listed, into {@code file}. */
    void exportTo(Path file) {
        if (searched != null && run != null) {
            export.start(searched, run.query(), beganMicros, file);
        }
    }

    @Override
    public void close() {
        cancel();
        export.close();
        starting.close();
        refresh.close();
    }

    private void changed() {
        wanted = true;
        if (looking) {
            starting.markDirtyIn(TYPING_MILLIS);
        }
    }

    private void begin() {
        if (!wanted || !looking) {
            return;
        }
        wanted = false;
        cancel();
        run = null;
        export.forget();
        context.close();
        found = new ArrayList<>();
        list.show(found, null);
        Optional<Path> recording = parts.recording().get();
        searched = recording.orElse(null);
        beganMicros = parts.nowMicros();
        recording.ifPresentOrElse(file -> run = start(file), this::tellOff);
        refresh.markDirty();
    }

    private void tellOff() {
        summary.set("");
        none.set(parts.messages().get("search.off"));
    }

    private SearchRun start(Path file) {
        HistoryQuery asked = HistoryQuery.of(input.query()).within(span.range());
        return SearchRun.start(file, asked, parts.judge(), parts.background(), beganMicros, refresh::markDirty);
    }

    private void refresh() {
        SearchRun going = run;
        if (going == null) {
            running.set(false);
            exportable.set(false);
            return;
        }
        SearchRun.State state = going.pull();
        // grows where it is; the surroundings of a message are a list of their own
        found.addAll(state.fresh());
        show(going, state);
        if (!context.isShown()) {
            list.pull();
        }
    }

    private void show(SearchRun going, SearchRun.State state) {
        SearchProgress now = state.progress();
        running.set(!state.ended());
        share.set(now.total() <= 0 ? -1 : Math.clamp((double) now.searched() / now.total(), 0, 1));
        progress.set(words.progress(now));
        exportable.set(now.found() > 0);
        if (state.problem() != null) {
            String problem = parts.messages().get(state.problem());
            summary.set(found.isEmpty() ? "" : problem);
            none.set(problem);
            return;
        }
        input.checkSpeed();
        summary.set(now.found() == 0 ? "" : words.found(now, found.size(), state.ended() && going.isCancelled()));
        none.set(words.none(now, !state.ended(), going.query().range().isEver()));
    }
}
