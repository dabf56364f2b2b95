package io.topiary.ui.connect;

import io.topiary.core.profile.ProfileStore.Deleted;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Toasts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The start page: saved connections on the left, the chosen one on the right; or a welcome while there is none. */
public final class StartPage extends StackPane {

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final StartViewModel model;
    private final Messages messages;
    private final Toasts toasts;
    private final ProfileEditorView editor;

    /** The page of {@code model}; notices go to {@code toasts}. */
    public StartPage(StartViewModel model, Messages messages, Toasts toasts) {
        this.model = model;
        this.messages = messages;
        this.toasts = toasts;
        this.editor = new ProfileEditorView(model.editor(), messages);
        getStyleClass().add("start-page");
        BorderPane page = new BorderPane(detail());
        page.setLeft(new ProfileListView(model, messages, this::create, this::delete));
        page.setTop(errorLine());
        getChildren().add(page);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Begins a new profile and puts the caret into it. */
    public void create() {
        model.create();
        editor.focusStart();
    }

    /** Takes the address of a broker from {@code text} into a new profile. @return whether there was one */
    public boolean paste(String text) {
        boolean taken = model.paste(text);
        if (taken) {
            editor.focusStart();
        }
        return taken;
    }

    private Node detail() {
        BorderPane detail = new BorderPane(editor);
        detail.getStyleClass().add("profile-detail");
        detail.setTop(heading());
        detail.setBottom(footer());
        Label nothing = new Label(messages.get("connect.nothingChosen"));
        nothing.getStyleClass().add(Style.MUTED);
        Node welcome = new WelcomeView(messages, this::create, model::openDemo);
        BooleanBinding closed = model.editor().openProperty().not();
        detail.visibleProperty().bind(model.editor().openProperty());
        welcome.visibleProperty().bind(closed.and(model.list().noneSavedProperty()));
        nothing.visibleProperty()
                .bind(closed.and(model.list().noneSavedProperty().not()));
        return new StackPane(nothing, welcome, detail);
    }

    private Node heading() {
        Label title = new Label();
        title.getStyleClass().add(Style.PAGE_TITLE);
        var form = model.editor().form();
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> form.name.get().isBlank() ? messages.get("connect.new.title") : form.name.get(),
                        form.name));
        Region dot = new Region();
        dot.getStyleClass().add("dirty-dot");
        dot.visibleProperty().bind(model.editor().dirtyProperty());
        Button copy = Icons.button("fth-copy", messages.get("connect.duplicate"));
        copy.setId("duplicateProfileButton");
        copy.setOnAction(event -> model.duplicate(messages.get("connect.copyName", form.name.get())));
        Button delete = Icons.button("fth-trash-2", messages.get("connect.delete"));
        delete.setId("deleteProfileButton");
        delete.setOnAction(event -> delete());
        copy.disableProperty().bind(model.editor().savedProperty().not());
        HBox heading = new HBox(title, dot, grow(), copy, delete);
        heading.getStyleClass().add("detail-heading");
        return heading;
    }

    private Node footer() {
        ProfileEditorViewModel form = model.editor();
        Button connect = new Button();
        connect.setId("connectButton");
        connect.setGraphic(Icons.of("fth-zap"));
        connect.getStyleClass().add(Style.ACCENT);
        connect.textProperty()
                .bind(Bindings.when(form.dirtyProperty())
                        .then(messages.get("connect.saveAndConnect"))
                        .otherwise(messages.get("connect.connect")));
        connect.setOnAction(event -> connect());
        Button unsaved = new Button(messages.get("connect.connectWithoutSaving"));
        unsaved.setId("connectWithoutSavingButton");
        unsaved.setOnAction(event -> {
            model.connectWithoutSaving();
            editor.focusFirstProblem();
        });
        Button discard = new Button(messages.get("connect.discard"));
        discard.setId("profileDiscardButton");
        discard.setOnAction(event -> model.discard());
        Button save = new Button(messages.get("connect.save"));
        save.setId("profileSaveButton");
        save.setOnAction(event -> save());
        for (Button button : new Button[] {unsaved, discard, save}) {
            button.disableProperty().bind(form.dirtyProperty().not());
        }
        HBox footer = new HBox(connect, unsaved, grow(), discard, save);
        footer.getStyleClass().add("detail-footer");
        return footer;
    }

    private Node errorLine() {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(model.errorProperty().map(messages::get).orElse(""));
        HBox line = new HBox(Icons.of("fth-alert-triangle"), words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("error-line");
        line.visibleProperty().bind(model.errorProperty().isNotNull());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private void connect() {
        model.connect();
        editor.focusFirstProblem();
    }

    private void save() {
        if (model.save().isEmpty()) {
            editor.focusFirstProblem();
        }
    }

    private void delete() {
        String name = model.editor().form().name.get();
        Optional<Deleted> deleted = model.delete();
        deleted.ifPresent(what -> toasts.show(
                messages.get("connect.deleted", name), messages.get("connect.undo"), () -> model.undo(what)));
    }

    private void keyPressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (PASTE.match(event) && !typing) {
            String text = Clipboard.getSystemClipboard().getString();
            if (text != null && paste(text)) {
                event.consume();
            }
        } else if (SAVE.match(event) && model.editor().dirtyProperty().get()) {
            save();
            event.consume();
        }
    }

    private static Region grow() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }
}
