package io.topiary.ui.inspect.diff;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Tips;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Chooses how a message is compared. FX thread. */
final class DiffTools extends FlowPane {

    private static final int FIELD_COLUMNS = 11;

    private final DiffViewModel model;
    private final Messages messages;

    /** @param title which two are compared */
    DiffTools(DiffViewModel model, Label title, Messages messages) {
        this.model = model;
        this.messages = messages;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("payload-diff-tools");
        getChildren().addAll(createForms(), createIgnore(), createPaths(), title);
    }

    private HBox createForms() {
        ToggleGroup group = new ToggleGroup();
        HBox forms = new HBox();
        forms.getStyleClass().add("diff-forms");
        for (DiffForm form : DiffForm.values()) {
            String name = form.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(messages.get("inspect.diff.form." + name));
            button.setId("diffForm-" + name);
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(form == DiffForm.AUTO ? "left-pill" : form == DiffForm.BYTES ? "right-pill" : "center-pill");
            Tips.explain(button, messages.get("inspect.diff.form." + name + ".tip"));
            button.setOnAction(event -> {
                button.setSelected(true);
                model.choose(now -> new DiffChoices(form, now.ignored(), now.ignoreSpace(), now.ignoreOrder()));
            });
            model.choicesProperty().subscribe(now -> {
                if (now.form() == form) {
                    button.setSelected(true);
                }
            });
            forms.getChildren().add(button);
        }
        return forms;
    }

    private MenuButton createIgnore() {
        MenuButton ignore = new MenuButton(messages.get("inspect.diff.ignore"));
        ignore.setId("diffIgnore");
        ignore.getItems()
                .add(check(
                        "inspect.diff.ignore.space",
                        DiffChoices::ignoreSpace,
                        (now, on) -> new DiffChoices(now.form(), now.ignored(), on, now.ignoreOrder())));
        ignore.getItems()
                .add(check(
                        "inspect.diff.ignore.order",
                        DiffChoices::ignoreOrder,
                        (now, on) -> new DiffChoices(now.form(), now.ignored(), now.ignoreSpace(), on)));
        return ignore;
    }

    private CheckMenuItem check(
            String key, Predicate<DiffChoices> is, BiFunction<DiffChoices, Boolean, DiffChoices> set) {
        CheckMenuItem item = new CheckMenuItem(messages.get(key));
        item.setOnAction(event -> model.choose(now -> set.apply(now, item.isSelected())));
        model.choicesProperty().subscribe(now -> item.setSelected(is.test(now)));
        return item;
    }

    private TextField createPaths() {
        TextField paths = new TextField();
        paths.setId("diffIgnoredPaths");
        paths.setPrefColumnCount(FIELD_COLUMNS);
        paths.setPromptText(messages.get("inspect.diff.ignore.paths"));
        paths.setAccessibleText(messages.get("inspect.diff.ignore.paths"));
        Tips.explain(paths, messages.get("inspect.diff.ignore.paths.tip"));
        paths.textProperty()
                .subscribe((before, text) ->
                        model.choose(now -> new DiffChoices(now.form(), text, now.ignoreSpace(), now.ignoreOrder())));
        return paths;
    }
}
