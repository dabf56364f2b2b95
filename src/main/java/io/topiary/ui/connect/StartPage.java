package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore.Deleted;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.doctor.DoctorViewModel;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Toasts;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The start page: saved connections on the left, the chosen one on the right; or a welcome while there is none. */
public final class StartPage extends StackPane {

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final StartViewModel model;
    private final Messages messages;
    private final Toasts toasts;
    private final DetailView detail;
    private final ProfileListView list;

    /** The page of {@code model}, which has connections examined by {@code doctor}; notices go to {@code toasts}. */
    public StartPage(StartViewModel model, DoctorViewModel doctor, Messages messages, Toasts toasts) {
        this.model = model;
        this.messages = messages;
        this.toasts = toasts;
        this.detail = new DetailView(model, doctor, messages, new Verbs());
        this.list = new ProfileListView(model, messages, new Actions(), new ListVerbs());
        getStyleClass().add("start-page");
        BorderPane page = new BorderPane(content());
        page.setLeft(list);
        page.setTop(errorLine());
        getChildren().add(page);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        setOnDragOver(this::draggedOver);
        setOnDragDropped(this::dropped);
    }

    /** Begins a new profile and puts the caret into it. */
    public void create() {
        model.create();
        detail.focusStart();
    }

    /** Takes the address of a broker from {@code text} into a new profile. @return whether there was one */
    public boolean paste(String text) {
        boolean taken = model.paste(text);
        if (taken) {
            detail.focusStart();
        }
        return taken;
    }

    private Node content() {
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

    private void delete() {
        String name = model.editor().form().label.name.get();
        Optional<Deleted> deleted = model.delete();
        deleted.ifPresent(profile -> toasts.show(
                messages.get("connect.deleted", name),
                messages.get("connect.undo"),
                () -> model.undo(profile),
                () -> model.finish(profile)));
    }

    private void duplicate() {
        model.duplicate(messages.get("connect.copyName", model.editor().form().label.name.get()));
    }

    private void copyUri(String uri) {
        ClipboardContent content = new ClipboardContent();
        content.putString(uri);
        content.putUrl(uri);
        Clipboard.getSystemClipboard().setContent(content);
        toasts.show(messages.get("connect.uriCopied"));
    }

    private void keyPressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (PASTE.match(event) && !typing) {
            String text = Clipboard.getSystemClipboard().getString();
            if (text != null && paste(text)) {
                event.consume();
            }
        } else if (SAVE.match(event) && model.editor().dirtyProperty().get()) {
            detail.save();
            event.consume();
        }
    }

    private void draggedOver(DragEvent event) {
        if (event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        String text = event.getDragboard().getString();
        event.setDropCompleted(text != null && paste(text));
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        // a list with large text leaves room for the form
        list.setPrefWidth(Math.min(getWidth() * LIST_SHARE, LIST_EM * detail.emSize()));
        super.layoutChildren();
    }

    private static final double LIST_SHARE = 0.33;
    private static final double LIST_EM = 26;

    /** What can be done above and below the form. */
    private final class Verbs implements DetailView.Verbs {

        @Override
        public void copyUri() {
            StartPage.this.copyUri(model.editor().uriProperty().get());
        }

        @Override
        public void duplicate() {
            StartPage.this.duplicate();
        }

        @Override
        public void delete() {
            StartPage.this.delete();
        }
    }

    /** What can be done above the list. */
    private final class ListVerbs implements ProfileListView.ListVerbs {

        @Override
        public void create() {
            StartPage.this.create();
        }

        @Override
        public void importFile() {}

        @Override
        public void exportFile() {}
    }

    /** What can be done with a profile of the list. */
    private final class Actions implements ProfileActions {

        @Override
        public void connect(ConnectionProfile profile) {
            if (model.select(profile)) {
                detail.connect();
            }
        }

        @Override
        public void edit(ConnectionProfile profile) {
            if (model.select(profile)) {
                detail.focusStart();
            }
        }

        @Override
        public void rename(ConnectionProfile profile) {
            if (model.select(profile)) {
                model.list().beginRename(profile);
            }
        }

        @Override
        public void duplicate(ConnectionProfile profile) {
            if (model.select(profile)) {
                StartPage.this.duplicate();
            }
        }

        @Override
        public void copyUri(ConnectionProfile profile) {
            StartPage.this.copyUri(profile.address().uri());
        }

        @Override
        public void export(ConnectionProfile profile) {}

        @Override
        public void delete(ConnectionProfile profile) {
            if (model.select(profile)) {
                StartPage.this.delete();
            }
        }
    }
}
