package io.topiary.ui.history.search;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.filter.FilterBar;
import io.topiary.ui.kit.message.MessageColumns;
import io.topiary.ui.kit.message.MessageWords;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The search: what for, how far, what was found. FX thread. */
public final class SearchView extends VBox {

    private static final ColumnWidth TIME_WIDTH = ColumnWidth.upTo(195, 260);
    private static final String PROPOSED_NAME = "found.jsonl";

    private final SearchViewModel model;
    private final Messages messages;
    private final Around around;
    private final RowTable<SearchRow> table;
    private final FilterBar filter;

    /**
     * What the view asks of the window around it.
     *
     * @param exportFile asks for a file to be written, proposing a name; empty if there is to be none
     * @param colours the colour that rules give a message, or null
     */
    public record Around(
            Function<String, Optional<Path>> exportFile, Function<Message, @Nullable RuleColour> colours) {}

    /**
     * A view of {@code model}.
     *
     * @param memory the filters that were used before
     */
    public SearchView(SearchViewModel model, LookStore.Memory memory, Around around, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.around = around;
        this.table = createTable();
        this.filter = new FilterBar(
                model.input(),
                new FilterBar.Purpose("searchField", messages.get("search.prompt"), messages.get("search.field")),
                memory,
                messages,
                table.table(),
                List.of(new SpanPane(model.span(), messages), createAgain()));
        getStyleClass().addAll("messages", "search");
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(filter, createSpanError(), createStatus(), createContext(), table);
    }

    /** Goes to the field. */
    public void focus() {
        filter.focus();
    }

    /** Colours the rows anew, after rules changed. */
    public void refreshColours() {
        table.table().refresh();
    }

    private RowTable<SearchRow> createTable() {
        MessageWords words = new MessageWords(messages, ZoneId.systemDefault());
        RowTable<SearchRow> rows = new RowTable<>(model.window());
        TableView<RowSlot<SearchRow>> view = rows.table();
        view.setId("searchResults");
        view.setAccessibleText(messages.get("search.results"));
        view.setRowFactory(ignored -> new SearchTableRow(model.window(), words, around.colours()));
        new MessageColumns<SearchRow>(messages, words)
                .addTo(view, line -> words.dayAndTime(line, LocalDate.now(ZoneId.systemDefault())), TIME_WIDTH);
        new SearchMenu(model, messages).attachTo(view);
        view.setPlaceholder(createPlaceholder());
        return rows;
    }

    private Node createPlaceholder() {
        Label words = new Label();
        words.setId("searchNone");
        words.setWrapText(true);
        words.textProperty().bind(model.noneProperty());
        VBox box = new VBox(words);
        box.getStyleClass().add("empty-rows");
        return box;
    }

    private Node createAgain() {
        Button again = Icons.button("fth-refresh-cw", messages.get("search.again"));
        again.setId("searchAgain");
        again.setOnAction(event -> model.again());
        return again;
    }

    private Node createSpanError() {
        Label error = label("searchSpanError", model.span().errorProperty());
        error.getStyleClass().setAll("label", "filter-error");
        return error;
    }

    private Node createStatus() {
        ProgressBar bar = new ProgressBar();
        bar.setId("searchProgress");
        bar.progressProperty().bind(model.shareProperty());
        bar.setAccessibleText(messages.get("search.progressBar"));
        Label progress = label("searchProgressText", model.progressProperty());
        Button cancel = Icons.button("fth-x", messages.get("search.cancel"));
        cancel.setId("searchCancel");
        cancel.setOnAction(event -> model.cancel());
        for (Node node : List.of(bar, progress, cancel)) {
            node.visibleProperty().unbind();
            node.visibleProperty().bind(model.runningProperty());
            node.managedProperty().unbind();
            node.managedProperty().bind(node.visibleProperty());
        }
        Label summary = label("searchSummary", model.summaryProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(bar, progress, cancel, summary, space, createExported(), createExport());
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("search-status");
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private Node createExported() {
        Label words = label("searchExported", model.export().textProperty());
        Button cancel = Icons.button("fth-x", messages.get("search.export.cancel"));
        cancel.setId("searchExportCancel");
        cancel.setOnAction(event -> model.export().cancel());
        cancel.visibleProperty().bind(model.export().runningProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        HBox box = new HBox(words, cancel);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private Node createExport() {
        Button export = Icons.button("fth-download", messages.get("search.export"));
        export.setId("searchExport");
        export.disableProperty()
                .bind(model.exportableProperty().not().or(model.export().runningProperty()));
        export.setOnAction(event -> around.exportFile().apply(PROPOSED_NAME).ifPresent(model::exportTo));
        return export;
    }

    private Node createContext() {
        Button back = new Button(messages.get("search.context.back"), Icons.of("fth-arrow-left"));
        back.setId("searchBack");
        back.getStyleClass().add("small");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> {
            model.context().close();
            table.table().requestFocus();
        });
        Label title = label("searchContextTitle", model.context().titleProperty());
        HBox bar = new HBox(back, title);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("search-context");
        bar.visibleProperty().bind(model.context().hitProperty().isNotNull());
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private static Label label(String id, ObservableValue<String> words) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("filter-summary");
        label.textProperty().bind(words);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
