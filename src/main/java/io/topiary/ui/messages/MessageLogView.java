package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.ReportStrip;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.Tips;
import io.topiary.ui.kit.filter.FilterBar;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The message log with its filter. FX thread. */
public final class MessageLogView extends VBox {

    private static final int CHIP_CHARS = 60;

    private final MessageLogViewModel model;
    private final Messages messages;
    private final Amounts amounts;
    private final LogTable rows;
    private final RowTable<LogRow> table;
    private final LogMenu menu;
    private final LogExportMenu export;
    private final JobReport notes = new JobReport();
    private final JobReport reading = new JobReport();

    /**
     * A view of {@code model}.
     *
     * @param memory the filters that were used before
     */
    public MessageLogView(MessageLogViewModel model, LookStore.Memory memory, Messages messages) {
        this(model, memory, messages, sequence -> false);
    }

    /** As above; {@code own} tells whether a received message, by its sequence, had been published from here. */
    public MessageLogView(MessageLogViewModel model, LookStore.Memory memory, Messages messages, LongPredicate own) {
        this.model = model;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.rows = new LogTable(model, memory, messages, own);
        this.table = rows.node();
        this.export = new LogExportMenu(model, rows.selection(), memory, messages, LogMenu.EXPORT);
        this.menu = new LogMenu(model, rows, export, messages, this::refused);
        menu.attach(this);
        table.table().setPlaceholder(createPlaceholder());
        StackPane stack = new StackPane(table, createPill());
        setVgrow(stack, Priority.ALWAYS);
        getStyleClass().add("messages");
        FilterBar filter = new FilterBar(
                model.filter().input(),
                new FilterBar.Purpose(
                        "messageLogFilter", messages.get("messages.filter.prompt"), messages.get("messages.filter")),
                memory,
                messages,
                table.table(),
                List.of(
                        createChip(),
                        createCount(),
                        createEvicted(),
                        createChanges(),
                        createFollow(),
                        export.button()));
        LogTimeBar time = new LogTimeBar(model.cursor().jump(), rows.times(), messages, table.table());
        menu.onGoToTime(time::open);
        getChildren().addAll(filter, time, createNotes(), createReading(), stack);
    }

    /** Offers to mark messages and to compare with {@code tools}. */
    public void offerTools(MessageTools tools) {
        menu.offer(tools);
    }

    /** Colours the rows anew, after rules changed. */
    public void refreshColours() {
        table.table().refresh();
    }

    /** Has rows marked whose messages {@code oddities} has words for, from now on and again. */
    public void markBy(Function<Message, String> oddities) {
        rows.markBy(oddities);
    }

    /** Offers to have {@code resend} write the chosen message again, to be changed. */
    public void offerResend(Consumer<Message> resend) {
        menu.offerResend(resend);
    }

    /** Offers to export messages by {@code by}. */
    public void offerExport(LogExportViewModel by) {
        by.tellBy(notes);
        export.offer(by);
    }

    /** Has {@code files} asked where exports are to go. */
    void askBy(LogFiles files) {
        export.askBy(files);
    }

    private void refused(String words) {
        if (!notes.isRunning()) {
            notes.tell(JobStage.PROBLEM, messages.get("messages.copy.refused"), words);
        }
    }

    private Node createNotes() {
        return new ReportStrip(
                "messageLogNote",
                notes,
                new ReportStrip.Verb(
                        "messageLogExportStop", messages.get("messages.export.stop"), JobStage.RUNNING, export::cancel),
                messages);
    }

    /** Right above the rows, where the recorded ones would be. */
    private Node createReading() {
        model.readingProblemProperty().subscribe(problem -> {
            if (problem == null) {
                reading.dismiss();
            } else {
                reading.tell(
                        JobStage.PROBLEM,
                        messages.get("messages.reading"),
                        messages.get("messages.reading.problem", messages.get(problem)));
            }
        });
        return new ReportStrip(
                "messageLogReading",
                reading,
                new ReportStrip.Verb(
                        "messageLogReadAgain", messages.get("app.tryAgain"), JobStage.PROBLEM, model::readAgain),
                messages);
    }

    private Node createChip() {
        Button chip = new Button();
        chip.setId("messageLogSubtree");
        chip.getStyleClass().addAll("small", "chip");
        chip.setGraphic(new FontIcon("fth-x"));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMnemonicParsing(false);
        Tips.explain(chip, messages.get("messages.subtree.clear"));
        chip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            String path = model.filter().subtreeProperty().get();
                            return path == null
                                    ? ""
                                    : messages.get("messages.subtree", Escapes.visible(path, CHIP_CHARS));
                        },
                        model.filter().subtreeProperty()));
        chip.visibleProperty().bind(model.filter().subtreeProperty().isNotNull());
        chip.managedProperty().bind(chip.visibleProperty());
        chip.setOnAction(event -> model.filter().setSubtree(null));
        return chip;
    }

    private Node createEvicted() {
        Label label = new Label();
        label.setId("messageLogEvicted");
        label.getStyleClass().add("filter-summary");
        OlderWords words = new OlderWords(messages, ZoneId.systemDefault());
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.of(
                                model.olderProperty().get(),
                                model.evictedProperty().get()),
                        model.evictedProperty(),
                        model.olderProperty()));
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** How many of all messages the filter lets through, while there is one. */
    private Node createCount() {
        Label label = new Label();
        label.setId("messageLogCount");
        label.getStyleClass().add("filter-summary");
        label.setMinWidth(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        model.window().shownProperty().subscribe(() -> {
            LogMatches matches = model.filter().matches();
            label.setVisible(matches != null);
            if (matches != null) {
                label.setText(messages.get(
                        "messages.count",
                        amounts.number(matches.size()),
                        amounts.number(model.totalProperty().get())));
            }
        });
        return label;
    }

    private Node createChanges() {
        ToggleButton changes = new ToggleButton(messages.get("history.onlyChanges"));
        changes.setId("messageLogChanges");
        changes.getStyleClass().add("small");
        changes.setMinWidth(USE_PREF_SIZE);
        Tips.explain(changes, messages.get("messages.changes"));
        changes.selectedProperty().bindBidirectional(model.filter().onlyChangesProperty());
        return changes;
    }

    private Node createFollow() {
        ToggleButton follow = Icons.toggle("fth-chevrons-down", messages.get("messages.follow"));
        follow.setId("messageLogFollow");
        follow.selectedProperty().bindBidirectional(model.followProperty());
        return follow;
    }

    private Node createPill() {
        Button pill = new Button();
        pill.setId("messageLogNew");
        pill.getStyleClass().addAll("accent", "pill");
        pill.setGraphic(new FontIcon("fth-arrow-down"));
        pill.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.get(
                                "messages.new", model.newRowsProperty().get()),
                        model.newRowsProperty()));
        pill.visibleProperty().bind(model.newRowsProperty().greaterThan(0));
        pill.setOnAction(event -> model.followProperty().set(true));
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        return pill;
    }

    private Node createPlaceholder() {
        Label words = new Label();
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        this::whyNone,
                        model.totalProperty(),
                        model.olderProperty(),
                        model.window().shownProperty()));
        VBox box = new VBox(words);
        box.getStyleClass().add("empty-rows");
        return box;
    }

    /** Nothing where there is only no room for a row. */
    private String whyNone() {
        if (model.window().rowCount() > 0) {
            return "";
        }
        OlderLines older = model.olderProperty().get();
        if (older.looking() || older.count() > 0) {
            return messages.get("messages.noneMatch.yet");
        }
        return messages.get(model.totalProperty().get() == 0 ? "messages.none" : "messages.noneMatch");
    }
}
