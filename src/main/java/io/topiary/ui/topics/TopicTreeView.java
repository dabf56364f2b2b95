package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.filter.FilterBar;
import io.topiary.ui.kit.message.ColumnValue;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The topic tree with its filter. FX thread. */
public final class TopicTreeView extends VBox {

    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final TopicTreeViewModel model;
    private final Messages messages;
    private final StringProperty none;
    private final TopicTable topics;
    private final TreeColumns columns;
    private final FilterBar filter;
    private final TopicMenu menu;
    private final NavigationBar navigation;

    /**
     * A view of {@code model}.
     *
     * @param memory how it is looked at
     * @param actions what can be done about a topic
     */
    public TopicTreeView(
            TopicTreeViewModel model,
            PinsViewModel pins,
            LookStore.Memory memory,
            TopicActions actions,
            Messages messages) {
        this.model = model;
        this.messages = messages;
        this.none = new SimpleStringProperty(messages.get("topics.none"));
        this.topics = new TopicTable(model, memory, messages);
        this.columns = topics.columns();
        RowTable<TopicRow> table = topics.node();
        ViewMenus menus = new ViewMenus(model, memory, messages, columns, this::showActivity);
        NavigationBar navigation = new NavigationBar(model, messages, menus.order(), menus.view());
        this.filter = createFilter(memory, table.table());
        this.menu = new TopicMenu(model, memory, actions, columns, messages, pins::changed);
        new TreeKeys(model, table.table(), menu, filter, navigation);
        this.navigation = navigation;
        table.table().setPlaceholder(createPlaceholder());
        setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("topics");
        getChildren().addAll(filter, navigation, new PinStrip(pins, messages, model::select), table);
    }

    /** Says {@code words} while there is no topic, where they are not empty: why there is none. */
    public void explainNone(ObservableValue<String> words) {
        none.bind(words.map(why -> why.isEmpty() ? messages.get("topics.none") : why));
    }

    /** Makes a column of the value at {@code pointer}, a JSON Pointer. */
    public void addColumn(String pointer) {
        columns.arrangement().set(new ColumnValue.Json(pointer).id(), true);
    }

    /** Has rows coloured by what {@code colours} says of their newest messages; call it again when it says something else. */
    public void colourBy(Function<Message, @Nullable RuleColour> colours) {
        topics.colourBy(colours);
    }

    /** Remembers how the columns are arranged. */
    public void remember() {
        columns.remember();
    }

    /** Goes to the filter. */
    public void focusFilter() {
        filter.focus();
    }

    /** Goes to the rows, so that arrow keys choose among them. */
    public void focusRows() {
        topics.node().table().requestFocus();
    }

    /** Has the user write a message to the selected topic, if there is one and it is possible. */
    public void publishHere() {
        menu.publishHere();
    }

    /** Selects the level that was selected before. */
    public void goBack() {
        navigation.goBack();
    }

    /** Selects the level that was selected after. */
    public void goForward() {
        navigation.goForward();
    }

    private FilterBar createFilter(LookStore.Memory memory, Node table) {
        Label summary = new Label();
        summary.setId("treeFilterSummary");
        summary.getStyleClass().add("filter-summary");
        summary.setMinWidth(USE_PREF_SIZE);
        summary.textProperty().bind(model.filterSummaryProperty());
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        FilterBar.Purpose purpose = new FilterBar.Purpose(
                "treeFilter", messages.get("topics.filter.prompt"), messages.get("topics.filter"));
        return new FilterBar(model.filterInput(), purpose, memory, messages, table, List.of(summary));
    }

    private void showActivity(boolean shown) {
        pseudoClassStateChanged(QUIET, !shown);
    }

    private Node createPlaceholder() {
        Label words = new Label();
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        this::whyNone, model.topicsProperty(), model.filterProperty(), none));
        Hyperlink clear = new Hyperlink(messages.get("filter.clear"));
        clear.setId("treeFilterClear");
        clear.setOnAction(event -> model.filterProperty().set(""));
        clear.visibleProperty()
                .bind(model.topicsProperty()
                        .isNotEqualTo(0)
                        .and(model.filterProperty().isNotEmpty()));
        clear.managedProperty().bind(clear.visibleProperty());
        VBox box = new VBox(words, clear);
        box.getStyleClass().add("empty-rows");
        return box;
    }

    /** Nothing where there is only no room for a row. */
    private String whyNone() {
        int topics = model.topicsProperty().get();
        if (topics == 0) {
            return none.get();
        }
        Amounts amounts = new Amounts(messages);
        return model.filterProperty().get().isEmpty()
                ? ""
                : messages.get("topics.filter.summary", amounts.number(0), amounts.number(topics));
    }
}
