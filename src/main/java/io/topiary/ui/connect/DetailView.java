package io.topiary.ui.connect;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.doctor.DoctorView;
import io.topiary.ui.connect.doctor.DoctorViewModel;
import io.topiary.ui.connect.editor.GeneralPage;
import io.topiary.ui.connect.form.LabelForm;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Marks;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The chosen profile: its name above, its form, and what can be done with it below. */
final class DetailView extends BorderPane {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Below so many times the size of a letter there is room for icons only. */
    private static final double NARROW_EM = 50;

    private final StartViewModel model;
    private final ProfileEditorViewModel form;
    private final Messages messages;
    private final Verbs verbs;
    private final DoctorViewModel doctor;
    private final ProfileEditorView editor;

    /** What the buttons do beyond the profile itself. */
    interface Verbs extends GeneralPage.Verbs {

        /** Adds a copy of the profile. */
        void duplicate();

        /** Deletes the profile. */
        void delete();
    }

    DetailView(StartViewModel model, DoctorViewModel doctor, Messages messages, Verbs verbs, Pulse pulse) {
        this.model = model;
        this.form = model.editor();
        this.messages = messages;
        this.verbs = verbs;
        this.doctor = doctor;
        DoctorView test =
                new DoctorView(doctor, messages, () -> form.uriProperty().get(), this::test);
        this.editor = new ProfileEditorView(form, messages, verbs, test, pulse);
        getStyleClass().add("profile-detail");
        setTop(heading());
        setCenter(editor);
        setBottom(footer());
    }

    /** Puts the caret where a new profile begins. */
    void focusStart() {
        editor.focusStart();
    }

    /** The size of its text, in pixels. */
    double emSize() {
        return editor.emSize();
    }

    /** Saves, or shows what is wrong. */
    void save() {
        if (model.save().isEmpty()) {
            editor.focusFirstProblem();
        }
    }

    /** Connects, or shows what is wrong. */
    void connect() {
        model.connect();
        editor.focusFirstProblem();
    }

    private void test() {
        if (doctor.run()) {
            form.pageProperty().set(Page.TEST);
        } else {
            editor.focusFirstProblem();
        }
    }

    private Node heading() {
        LabelForm label = form.form().label;
        Label title = new Label();
        title.getStyleClass().add(Style.PAGE_TITLE);
        title.setMinWidth(0);
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> label.name.get().isBlank() ? messages.get("connect.new.title") : label.name.get(),
                        label.name));
        Region mark = new Region();
        label.colour.subscribe(colour -> mark.getStyleClass().setAll("heading-mark", Marks.styleClass(colour)));
        Region dot = new Region();
        dot.getStyleClass().add("dirty-dot");
        dot.visibleProperty().bind(form.dirtyProperty());
        Button copy = Icons.button("fth-copy", messages.get("connect.duplicate"));
        copy.setId("duplicateProfileButton");
        copy.setOnAction(event -> verbs.duplicate());
        copy.disableProperty().bind(form.savedProperty().not());
        Button delete = Icons.button("fth-trash-2", messages.get("connect.delete"));
        delete.setId("deleteProfileButton");
        delete.setOnAction(event -> verbs.delete());
        HBox heading = new HBox(mark, title, dot, grow(), copy, delete);
        heading.getStyleClass().add("detail-heading");
        return heading;
    }

    private Node footer() {
        Button connect = new Button(null, Icons.of("fth-zap"));
        connect.setId("connectButton");
        connect.getStyleClass().add(Style.ACCENT);
        connect.setMinWidth(Region.USE_PREF_SIZE);
        connect.textProperty()
                .bind(Bindings.when(form.dirtyProperty())
                        .then(messages.get("connect.saveAndConnect"))
                        .otherwise(messages.get("connect.connect")));
        connect.setOnAction(event -> connect());
        Button test = new Button(messages.get("connect.test"), Icons.of("fth-activity"));
        test.setId("profileTestButton");
        test.getStyleClass().add("test-button");
        Tips.name(test, messages.get("connect.test"));
        test.setOnAction(event -> test());
        Button discard = new Button(messages.get("connect.discard"), Icons.of("fth-rotate-ccw"));
        discard.setId("profileDiscardButton");
        discard.setOnAction(event -> model.discard());
        Button save = new Button(messages.get("connect.save"), Icons.of("fth-save"));
        save.setId("profileSaveButton");
        save.setOnAction(event -> save());
        for (Button button : new Button[] {discard, save}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("text-verb");
            Tips.name(button, button.getText());
            button.disableProperty().bind(form.dirtyProperty().not());
        }
        HBox first = new HBox(connect, more());
        first.getStyleClass().add("connect-verbs");
        HBox footer = new HBox(first, test, grow(), discard, save);
        footer.getStyleClass().add("detail-footer");
        return footer;
    }

    @Override
    protected void layoutChildren() {
        // asked here, where style sheet and size of text are known
        pseudoClassStateChanged(NARROW, getWidth() < NARROW_EM * emSize());
        super.layoutChildren();
    }

    /** What else can be done beside connecting. */
    private MenuButton more() {
        MenuItem unsaved = new MenuItem(messages.get("connect.connectWithoutSaving"));
        unsaved.setId("connectWithoutSavingButton");
        unsaved.setOnAction(event -> {
            model.connectWithoutSaving();
            editor.focusFirstProblem();
        });
        MenuButton more = new MenuButton(null, null, unsaved);
        more.setId("connectMoreButton");
        Tips.name(more, messages.get("connect.more"));
        more.getStyleClass().addAll(Style.ACCENT, "connect-more");
        more.visibleProperty().bind(form.dirtyProperty());
        more.managedProperty().bind(more.visibleProperty());
        return more;
    }

    private static Region grow() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
