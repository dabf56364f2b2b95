package io.topiary.ui.rules;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.rules.Rule;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FormDialog;
import io.topiary.ui.kit.FormatNames;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for rules and files in windows of their own, and waits until they are closed. FX thread. */
public final class RuleWindows {

    private static final String EXPORT_NAME = "topiary-rules.json";

    private final Appearance appearance;
    private final Window owner;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private FormatNames formats;

    /**
     * Windows over {@code owner}.
     *
     * @param background tries filters
     * @param fx runs on the FX thread
     */
    public RuleWindows(Appearance appearance, Window owner, Executor background, Executor fx, Messages messages) {
        this.appearance = appearance;
        this.owner = owner;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.formats = new FormatNames(PayloadReader.PLAIN, messages);
    }

    /** Has {@code newFormats} offered to show payloads in. */
    public void offer(FormatNames newFormats) {
        formats = newFormats;
    }

    /** The formats to show payloads in. */
    FormatNames formats() {
        return formats;
    }

    /**
     * Has the user write a rule.
     *
     * @param session whose messages its filter is tried on
     * @param rule what is there at first; null for a new one
     * @return the rule; empty if the user would rather not
     */
    Optional<Rule> edit(Session session, @Nullable Rule rule) {
        RuleFormViewModel model = new RuleFormViewModel(rule, session, background, fx, messages);
        RuleFormView view = new RuleFormView(model, formats, messages, this::chooseLog);
        String title = messages.get(rule == null ? "rules.form.new" : "rules.form.change");
        FormDialog dialog = new FormDialog(appearance, owner, title, new Frame(view));
        AtomicReference<@Nullable Rule> written = new AtomicReference<>();
        dialog.verb(
                "ruleSave",
                messages.get("rules.form.save"),
                model.readyProperty(),
                () -> model.read().ifPresent(done -> {
                    written.set(done);
                    dialog.close();
                }));
        dialog.cancel(messages.get("app.cancel"));
        dialog.showAndWait(view::focus);
        return Optional.ofNullable(written.get());
    }

    /** Has the user choose the file of rules to import. */
    Optional<Path> chooseImport() {
        return path(chooser("rules.import").showOpenDialog(owner));
    }

    /** Has the user choose the file to export rules to. */
    Optional<Path> chooseExport() {
        FileChooser chooser = chooser("rules.export");
        chooser.setInitialFileName(EXPORT_NAME);
        return path(chooser.showSaveDialog(owner));
    }

    /** Shows a form as large as it is, unless the screen is too small for it. */
    private static final class Frame extends ScrollPane {

        private static final double SHARE_OF_SCREEN = 0.7;

        private final Region form;
        private final Rectangle2D screen = Screen.getPrimary().getVisualBounds();

        Frame(Region form) {
            super(form);
            this.form = form;
            setFitToWidth(true);
            getStyleClass().add("edge-to-edge");
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.min(form.prefWidth(-1), screen.getWidth() * SHARE_OF_SCREEN);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.min(form.prefHeight(computePrefWidth(-1)), screen.getHeight() * SHARE_OF_SCREEN);
        }
    }

    private Optional<Path> chooseLog(Window form) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("rules.form.log"));
        chooser.setInitialFileName("rule.jsonl");
        return path(chooser.showSaveDialog(form));
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("rules.transfer.filter"), "*.json"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
