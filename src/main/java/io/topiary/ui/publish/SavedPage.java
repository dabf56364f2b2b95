package io.topiary.ui.publish;

import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.SavedDraft;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Saves the message being written, and lists what is saved, folder by folder. FX thread. */
final class SavedPage extends VBox {

    private static final int MOST_SHOWN = 80;

    private final PublishViewModel publish;
    private final ShelfViewModel model;
    private final RunsViewModel runs;
    private final Messages messages;
    private final Runnable used;
    private final Runnable started;
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final CheckBox repeats = new CheckBox();
    private final ListView<Line> list = new ListView<>();

    /** A line of the list. */
    private sealed interface Line {

        /** A folder, and whether something in it repeats. */
        record Folder(String name, boolean device) implements Line {}

        /** A message. */
        record Saved(SavedDraft draft) implements Line {}
    }

    /**
     * @param used called when one was taken from the list
     * @param started called when some were started: how they do is seen elsewhere
     */
    SavedPage(PublishViewModel publish, Messages messages, Runnable used, Runnable started) {
        this.publish = publish;
        this.model = publish.shelf();
        this.runs = publish.runs();
        this.messages = messages;
        this.used = used;
        this.started = started;
        setId("publishSaved");
        getStyleClass().add("publish-page");
        list.setId("publishSavedList");
        list.getStyleClass().add("publish-runs");
        list.setCellFactory(view -> new LineCell());
        list.setPlaceholder(Parts.placeholder(messages.get("publish.saved.none")));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                useSelected();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                useSelected();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(createFields(), list);
        model.saved().addListener((ListChangeListener<SavedDraft>) change -> fill());
        fill();
    }

    private FlowPane createFields() {
        ComboBox<String> folders = new ComboBox<>();
        folders.setId("publishFolder");
        folders.setEditable(true);
        folders.setPromptText(messages.get("publish.saved.folder"));
        folders.setAccessibleText(messages.get("publish.saved.folder"));
        folders.getEditor().textProperty().bindBidirectional(folder);
        folders.setOnShowing(event -> folders.getItems().setAll(model.folders()));
        TextField title = new TextField();
        title.setId("publishName");
        title.setPromptText(messages.get("publish.saved.name"));
        title.setAccessibleText(messages.get("publish.saved.name"));
        title.textProperty().bindBidirectional(name);
        repeats.setId("publishSaveRepeat");
        repeats.setText(messages.get("publish.saved.repeats"));
        Button save = Parts.button("publishSave", messages.get("publish.saved.save"), this::save);
        save.disableProperty().bind(name.map(String::isBlank));
        title.setOnAction(event -> save.fire());
        FlowPane fields = new FlowPane(folders, title, repeats, save);
        fields.getStyleClass().add("publish-flow");
        return fields;
    }

    private void save() {
        try {
            boolean again = repeats.isSelected();
            model.save(
                    folder.get(),
                    name.get(),
                    again ? runs.everyWritten() : 0,
                    again ? runs.timesWritten() : SavedDraft.ONCE);
        } catch (EncodeException e) {
            model.say(e.text());
        }
    }

    private void useSelected() {
        if (list.getSelectionModel().getSelectedItem() instanceof Line.Saved(SavedDraft draft)) {
            use(draft);
        }
    }

    private void use(SavedDraft draft) {
        model.restore(draft.draft());
        folder.set(draft.folder());
        name.set(draft.name());
        repeats.setSelected(draft.repeats());
        if (draft.repeats()) {
            runs.everyMillisProperty().set(String.valueOf(draft.everyMillis()));
            runs.timesProperty().set(draft.times() == 0 ? "" : String.valueOf(draft.times()));
        }
        used.run();
    }

    private void fill() {
        List<Line> lines = new ArrayList<>();
        String last = "";
        for (SavedDraft draft : model.saved()) {
            if (!draft.folder().equals(last)) {
                last = draft.folder();
                String folderName = last;
                lines.add(new Line.Folder(
                        last,
                        model.saved().stream()
                                .anyMatch(other -> other.folder().equals(folderName) && other.repeats())));
            }
            lines.add(new Line.Saved(draft));
        }
        list.getItems().setAll(lines);
    }

    private final class LineCell extends ListCell<Line> {

        private final Label title = new Label();
        private final Label topic = new Label();
        private final Button start = Parts.icon("publishStartSaved", "fth-play", "", this::start);
        private final Button remove =
                Parts.icon("publishRemoveSaved", "fth-trash-2", messages.get("publish.saved.remove"), this::remove);
        private final HBox line = Parts.row(title, topic, Parts.space(), start, remove);

        LineCell() {
            topic.getStyleClass().addAll(Style.MUTED, Style.MONO);
            topic.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            topic.setMinWidth(0);
            title.setMinWidth(USE_PREF_SIZE);
            getStyleClass().add("publish-run");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            title.getStyleClass().remove("publish-folder");
            switch (item) {
                case Line.Folder(String path, boolean device) -> {
                    title.getStyleClass().add("publish-folder");
                    title.setText(Escapes.visible(path, MOST_SHOWN));
                    topic.setText("");
                    offer(device, "publish.saved.startAll");
                    offerRemoval("publish.saved.removeFolder", !path.isEmpty());
                }
                case Line.Saved(SavedDraft draft) -> {
                    title.setText(Escapes.visible(draft.name(), MOST_SHOWN));
                    topic.setText(Escapes.visible(draft.draft().topic(), MOST_SHOWN));
                    offer(draft.repeats(), "publish.saved.start");
                    offerRemoval("publish.saved.remove", true);
                }
            }
            setGraphic(line);
        }

        private void offer(boolean starts, String key) {
            start.setVisible(starts);
            start.setAccessibleText(messages.get(key));
        }

        private void offerRemoval(String key, boolean offered) {
            remove.setVisible(offered);
            remove.setAccessibleText(messages.get(key));
        }

        private void start() {
            switch (getItem()) {
                case Line.Folder(String path, boolean device) -> start(model.in(path));
                case Line.Saved(SavedDraft draft) -> start(List.of(draft));
                case null -> {
                    // an empty cell has no button
                }
            }
        }

        private void start(List<SavedDraft> drafts) {
            if (publish.startDevice(drafts)) {
                started.run();
            }
        }

        private void remove() {
            switch (getItem()) {
                case Line.Folder(String path, boolean device) -> model.removeFolder(path);
                case Line.Saved(SavedDraft draft) -> model.remove(draft);
                case null -> {
                    // an empty cell has no button
                }
            }
        }
    }
}
