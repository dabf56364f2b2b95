package io.topiary.ui.rules;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.rules.RuleStatus;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.RowTint;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Builds the table of rules: a line a rule, with what it does and what has become of it. */
final class RuleTable {

    private static final int FILTER_CHARS = 500;

    private final RulesViewModel model;
    private final Messages messages;
    private final RuleWords words;
    private final TableView<RuleStatus> table;

    RuleTable(RulesViewModel model, Messages messages, RuleWords words) {
        this.model = model;
        this.messages = messages;
        this.words = words;
        this.table = new TableView<>(model.lines());
        table.setId("rulesTable");
        table.setAccessibleText(messages.get("rules.table"));
        Label none = new Label(messages.get("rules.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        addColumns(new ColumnMaker<>(table, id -> messages.get("rules.column." + id)));
    }

    private void addColumns(ColumnMaker<RuleStatus> columns) {
        columns.add("on", ColumnWidth.fixed(40), line -> line, SwitchCell::new);
        columns.words("name", ColumnWidth.roomy(130), line -> words.name(line.rule()), "plain");
        columns.add("filter", ColumnWidth.roomy(260), RuleStatus::rule, FilterCell::new);
        columns.add("actions", ColumnWidth.roomy(200), RuleStatus::rule, DeedsCell::new);
        columns.words("hits", ColumnWidth.upTo(84, 120), words::hits, "right");
        columns.words("lastHit", ColumnWidth.upTo(76, 130), words::lastHit, "faint");
        columns.add("state", ColumnWidth.roomy(130), line -> line, StateCell::new);
    }

    TableView<RuleStatus> node() {
        return table;
    }

    /** Switches a rule on and off. */
    private final class SwitchCell extends TableCell<RuleStatus, RuleStatus> {

        private final CheckBox box = new CheckBox();

        SwitchCell() {
            box.setOnAction(event -> {
                RuleStatus line = getItem();
                if (line != null) {
                    model.switchTo(line, box.isSelected());
                }
            });
        }

        @Override
        protected void updateItem(RuleStatus line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
            } else {
                box.setSelected(line.rule().enabled() && line.state() != RuleStatus.State.SWITCHED_OFF);
                box.setAccessibleText(messages.get("rules.switch", words.name(line.rule())));
                setGraphic(box);
            }
        }
    }

    /** The filter, with the place marked where it can't be understood. */
    private final class FilterCell extends TableCell<RuleStatus, Rule> {

        private final Label before = part(Style.MONO);
        private final Label wrong = part("filter-wrong");
        private final Label after = part(Style.MONO);
        private final HBox line = new HBox(before, wrong, after);

        FilterCell() {
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            line.getStyleClass().add("rule-filter");
        }

        private static Label part(String styleClass) {
            Label label = new Label();
            label.getStyleClass().addAll(Style.MONO, styleClass);
            label.setMinWidth(0);
            return label;
        }

        @Override
        protected void updateItem(Rule rule, boolean empty) {
            super.updateItem(rule, empty);
            if (empty || rule == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            String filter = rule.filter();
            int at = errorIn(filter);
            int end = at < 0 ? 0 : Math.min(filter.length(), at + 1);
            before.setText(at < 0 ? "" : shown(filter.substring(0, Math.min(at, filter.length()))));
            wrong.setText(at < 0 ? "" : at >= filter.length() ? "▯" : shown(filter.substring(at, end)));
            after.setText(shown(at < 0 ? filter : filter.substring(end)));
            setTooltip(new Tooltip(rule.problem()
                    .map(problem -> shown(filter) + "\n" + messages.get(problem))
                    .orElse(shown(filter))));
            setGraphic(line);
        }

        private static String shown(String text) {
            return Escapes.visible(text, FILTER_CHARS);
        }

        private static int errorIn(String filter) {
            try {
                var _ = MessageQuery.parse(filter);
                return -1;
            } catch (QueryException e) {
                return e.position();
            }
        }
    }

    /** What the rule does, in icons and words. */
    private final class DeedsCell extends TableCell<RuleStatus, Rule> {

        DeedsCell() {
            // what does not fit is cut off rather than each word shortened to nothing; the tooltip has all
            Rectangle clip = new Rectangle();
            clip.widthProperty().bind(widthProperty());
            clip.heightProperty().bind(heightProperty());
            setClip(clip);
        }

        @Override
        protected void updateItem(Rule rule, boolean empty) {
            super.updateItem(rule, empty);
            if (empty || rule == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            HBox deeds = new HBox();
            deeds.getStyleClass().add("rule-deeds");
            RuleColour colour = rule.actions().colour();
            if (colour != null) {
                deeds.getChildren().add(label(messages.get("rules.colour." + colour.label()), RowTint.swatch(colour)));
            }
            for (RuleWords.Deed deed : words.deeds(rule.actions())) {
                deeds.getChildren().add(label(deed.words(), Icons.of(deed.icon())));
            }
            String all = words.deedsInWords(rule.actions());
            setAccessibleText(all);
            setTooltip(new Tooltip(all));
            setGraphic(deeds);
        }

        private static Label label(String text, Node graphic) {
            Label label = new Label(text, graphic);
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }
    }

    /** Whether it is in force, in colour and in words. */
    private final class StateCell extends TableCell<RuleStatus, RuleStatus> {

        private static final List<String> CLASSES = List.of("on", "off", "switched_off", "invalid", "file");

        @Override
        protected void updateItem(RuleStatus line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(CLASSES);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            String said = words.state(line);
            setText(said);
            setTooltip(new Tooltip(said));
            boolean file = line.fileProblem() != null;
            setGraphic(Icons.of(
                    file
                            ? "fth-alert-triangle"
                            : switch (line.state()) {
                                case ON -> "fth-check";
                                case OFF -> "fth-minus";
                                case SWITCHED_OFF -> "fth-alert-triangle";
                                case INVALID -> "fth-slash";
                            }));
            getStyleClass().add(file ? "file" : line.state().name().toLowerCase(Locale.ROOT));
        }
    }
}
