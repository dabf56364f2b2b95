package io.topiary.ui.rules;

import io.topiary.core.rules.RuleStatus;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rules of a session on the left, the alerts that they raised on the right. FX thread. */
public final class RulesView extends HBox {

    private final RulesViewModel model;
    private final Messages messages;
    private final RuleWindows windows;
    private final TableView<RuleStatus> table;

    /**
     * A view of {@code model}.
     *
     * @param windows asks for rules and files
     */
    public RulesView(RulesViewModel model, RuleWindows windows, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.windows = windows;
        RuleWords words = new RuleWords(messages, ZoneId.systemDefault(), windows.formats());
        this.table = new RuleTable(model, messages, words).node();
        getStyleClass().add("rules");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox left = new VBox(createTools(), table, createProblem());
        left.getStyleClass().add("rules-list");
        setHgrow(left, Priority.ALWAYS);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.setRowFactory(view -> {
            var row = new javafx.scene.control.TableRow<RuleStatus>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    edit(row.getItem());
                }
            });
            return row;
        });
        getChildren().addAll(left, new AlertList(model, words, messages));
    }

    private Node createTools() {
        BooleanBinding none = table.getSelectionModel().selectedItemProperty().isNull();
        Button add = new Button(messages.get("rules.add"), Icons.of("fth-plus"));
        add.setId("ruleAdd");
        add.getStyleClass().add(Style.ACCENT);
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> edit(null));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(
                add,
                verb("ruleEdit", "fth-edit-2", "rules.edit", none, this::edit),
                verb("ruleDuplicate", "fth-copy", "rules.duplicate", none, model::duplicate),
                verb("ruleDelete", "fth-trash-2", "rules.delete", none, model::delete),
                verb("ruleUp", "fth-chevron-up", "rules.up", none, line -> move(line, true)),
                verb("ruleDown", "fth-chevron-down", "rules.down", none, line -> move(line, false)),
                createRevive(),
                space,
                tool("rulesImport", "fth-download", "rules.import", this::importRules),
                tool("rulesExport", "fth-upload", "rules.export", this::exportRules));
        tools.getStyleClass().add("rules-tools");
        return tools;
    }

    /** Switches a rule on again that had to be switched off; there is such a button only then. */
    private Node createRevive() {
        Button revive = new Button(messages.get("rules.revive"), Icons.of("fth-rotate-ccw"));
        revive.setId("ruleRevive");
        revive.setMinWidth(Region.USE_PREF_SIZE);
        revive.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            RuleStatus line = table.getSelectionModel().getSelectedItem();
                            return line != null && line.state() == RuleStatus.State.SWITCHED_OFF;
                        },
                        table.getSelectionModel().selectedItemProperty()));
        revive.managedProperty().bind(revive.visibleProperty());
        revive.setOnAction(event -> onSelected(line -> model.switchTo(line, true)));
        return revive;
    }

    private ButtonBase verb(String id, String icon, String key, BooleanBinding none, Consumer<RuleStatus> action) {
        ButtonBase button = tool(id, icon, key, () -> onSelected(action));
        button.disableProperty().bind(none);
        return button;
    }

    private ButtonBase tool(String id, String icon, String key, Runnable action) {
        Button button = Icons.button(icon, messages.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node createProblem() {
        Label problem = new Label();
        problem.setId("rulesProblem");
        problem.getStyleClass().add("rules-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean arrow = code == KeyCode.UP || code == KeyCode.DOWN;
        if (arrow && event.isAltDown()) {
            onSelected(line -> move(line, code == KeyCode.UP));
        } else if (event.isAltDown() || event.isShortcutDown()) {
            return;
        } else if (code == KeyCode.ENTER) {
            onSelected(this::edit);
        } else if (code == KeyCode.DELETE) {
            onSelected(model::delete);
        } else if (code == KeyCode.SPACE && table.equals(event.getTarget())) {
            onSelected(line -> model.switchTo(line, !line.rule().enabled()));
        } else {
            return;
        }
        event.consume();
    }

    private void onSelected(Consumer<RuleStatus> action) {
        RuleStatus line = table.getSelectionModel().getSelectedItem();
        if (line != null) {
            action.accept(line);
        }
    }

    private void move(RuleStatus line, boolean up) {
        int place = model.move(line, up);
        if (place >= 0) {
            table.getSelectionModel().clearAndSelect(place);
            table.scrollTo(place);
        }
    }

    private void edit(@Nullable RuleStatus line) {
        windows.edit(model.session(), line == null ? null : line.rule()).ifPresent(model::save);
    }

    private void importRules() {
        windows.chooseImport().ifPresent(file -> {
            var _ = model.shelf().importFrom(file);
        });
    }

    private void exportRules() {
        windows.chooseExport().ifPresent(file -> {
            var _ = model.shelf().exportTo(file);
        });
    }
}
