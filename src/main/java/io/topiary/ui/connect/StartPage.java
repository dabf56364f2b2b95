package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.ProfileStore.Deleted;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.doctor.DoctorViewModel;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Toasts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    /** The list gets so much of the page at most. */
    private static final double LIST_SHARE = 0.35;

    /** And so many times the size of a letter at most. */
    private static final double LIST_EM = 26;

    private final StartViewModel model;
    private final Transfers transfers;
    private final Messages messages;
    private final Toasts toasts;
    private final DetailView detail;
    private final ProfileListView list;

    /**
     * The page of {@code model}.
     *
     * @param doctor has connections examined
     * @param transfers imports and exports
     * @param toasts shows notices
     * @param pulse when what is not seen at once is made
     */
    public StartPage(
            StartViewModel model,
            DoctorViewModel doctor,
            Transfers transfers,
            Messages messages,
            Toasts toasts,
            Pulse pulse) {
        this.model = model;
        this.transfers = transfers;
        this.messages = messages;
        this.toasts = toasts;
        Actions actions = new Actions();
        this.detail = new DetailView(model, doctor, messages, actions, pulse);
        this.list = new ProfileListView(model, messages, actions, actions);
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

    /**
     * Takes what is in {@code text} into a new profile: the address of a broker, or a command line of mosquitto; of an
     * export of several profiles the user chooses.
     *
     * @return whether there was anything in it
     */
    public boolean paste(String text) {
        boolean taken =
                model.paste(text) || transfers.paste(text, found -> model.create(found.profile(), found.secrets()));
        if (taken && model.selectedIdProperty().get() == null) {
            detail.focusStart();
        }
        return taken;
    }

    /** Has the user choose what of {@code file} to import. */
    public void importFile(Path file) {
        transfers.importFile(file);
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

    private void copy(String uri) {
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
        } else if (OPEN.match(event)) {
            transfers.importProfiles();
            event.consume();
        } else if (SAVE.match(event) && model.editor().dirtyProperty().get()) {
            detail.save();
            event.consume();
        }
    }

    private void draggedOver(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        String text = event.getDragboard().getString();
        if (files.isEmpty()) {
            event.setDropCompleted(text != null && paste(text));
        } else {
            event.setDropCompleted(true);
            importFile(files.getFirst().toPath());
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        // a list with large text leaves room for the form
        list.setPrefWidth(Math.min(getWidth() * LIST_SHARE, LIST_EM * detail.emSize()));
        super.layoutChildren();
    }

    /** What can be done with the list, with a profile of it, and with the form. */
    private final class Actions implements ProfileActions, ProfileListView.ListVerbs, DetailView.Verbs {

        @Override
        public void create() {
            StartPage.this.create();
        }

        @Override
        public void importFile() {
            transfers.importProfiles();
        }

        @Override
        public void exportFile() {
            transfers.exportProfiles(model.ids());
        }

        @Override
        public void copyUri() {
            copy(model.editor().uriToCopy());
        }

        @Override
        public void forgetPasswords() {
            model.editor().forgetPasswords();
            toasts.show(messages.get(
                    "connect.password.forgotten",
                    model.editor().form().label.name.get()));
        }

        @Override
        public void duplicate() {
            String name = model.editor().form().label.name.get();
            model.duplicate(messages.get("connect.copyName", name));
        }

        @Override
        public void delete() {
            StartPage.this.delete();
        }

        @Override
        public void connect(ConnectionProfile profile) {
            with(profile, detail::connect);
        }

        @Override
        public void edit(ConnectionProfile profile) {
            with(profile, detail::focusStart);
        }

        @Override
        public void rename(ConnectionProfile profile) {
            with(profile, () -> model.list().beginRename(profile));
        }

        @Override
        public void duplicate(ConnectionProfile profile) {
            with(profile, this::duplicate);
        }

        @Override
        public void copyUri(ConnectionProfile profile) {
            copy(ConnectionUri.of(profile).text());
        }

        @Override
        public void export(ConnectionProfile profile) {
            transfers.exportProfiles(Set.of(profile.id()));
        }

        @Override
        public void delete(ConnectionProfile profile) {
            with(profile, this::delete);
        }

        private void with(ConnectionProfile profile, Runnable action) {
            if (model.select(profile)) {
                action.run();
            }
        }
    }
}
