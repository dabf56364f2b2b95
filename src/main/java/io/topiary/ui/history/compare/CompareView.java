package io.topiary.ui.history.compare;

import io.topiary.core.compare.ComparisonResult;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.Tips;
import io.topiary.ui.kit.diff.DiffPane;
import io.topiary.ui.kit.filter.FilterBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two sides, what differs between them, and how the payloads of the selected topic differ. FX thread. */
public final class CompareView extends VBox {

    private static final double TABLE_SHARE = 0.62;

    private final CompareViewModel model;
    private final Messages messages;
    private final DiffPane diff;

    /**
     * A view of {@code model}.
     *
     * @param memory the filters that were used before
     * @param goToTopic shows a topic in the tree
     */
    public CompareView(CompareViewModel model, LookStore.Memory memory, Consumer<String> goToTopic, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.diff = new DiffPane("compareDiff", messages);
        getStyleClass().add("compare");
        RowTable<CompareRow> table = new CompareTable(model, messages).node();
        new CompareMenu(model, messages, goToTopic).attachTo(table.table());
        List<Node> beside = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            beside.add(createToggle(kind));
        }
        beside.add(createOptions());
        beside.add(new ExportMenu(model, messages).node());
        FilterBar filter = new FilterBar(
                model.filter(),
                new FilterBar.Purpose(
                        "compareFilter", messages.get("compare.filter.prompt"), messages.get("compare.filter")),
                memory,
                messages,
                table.table(),
                beside);
        SplitPane split = new SplitPane(table, diff);
        split.setDividerPositions(TABLE_SHARE);
        split.getStyleClass().add("compare-split");
        setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(new SideBar(model, messages), filter, split);
        model.diffProperty().subscribe(this::showDiff);
    }

    private void showDiff(@Nullable Object ignored) {
        if (model.diffProperty().get() != null) {
            diff.show(model.diffProperty().get());
        } else {
            diff.clear(messages.get("compare.diff.none"));
        }
    }

    private Node createToggle(Kind kind) {
        ToggleButton toggle = new ToggleButton();
        String name = kind.name().toLowerCase(Locale.ROOT);
        toggle.setId("compareShow-" + name);
        toggle.getStyleClass().addAll("compare-toggle", name);
        toggle.setMinWidth(USE_PREF_SIZE);
        Tips.explain(toggle, messages.get("compare.toggle.tip"));
        toggle.selectedProperty().bindBidirectional(model.shownProperty(kind));
        Runnable say = () -> {
            ComparisonResult result = model.resultProperty().get();
            long count = result == null ? 0 : result.count(kind);
            toggle.setText(
                    model.words().count(kind, count, model.overTimeProperty().get()));
        };
        model.resultProperty().subscribe(say);
        model.overTimeProperty().subscribe(say);
        say.run();
        return toggle;
    }

    private Node createOptions() {
        CheckMenuItem flags = new CheckMenuItem(messages.get("compare.option.flags"));
        flags.setId("compareFlags");
        flags.selectedProperty().bindBidirectional(model.likeness().flagsProperty());
        CheckMenuItem order = new CheckMenuItem(messages.get("compare.option.order"));
        order.setId("compareAnyOrder");
        order.selectedProperty().bindBidirectional(model.likeness().anyOrderProperty());
        Label name = new Label(messages.get("compare.option.paths"));
        TextField paths = new TextField();
        paths.setId("comparePaths");
        paths.setPromptText(messages.get("compare.option.paths.prompt"));
        paths.textProperty().bindBidirectional(model.likeness().pathsProperty());
        name.setLabelFor(paths);
        Label error = new Label();
        error.getStyleClass().add("filter-error");
        error.setWrapText(true);
        error.textProperty().bind(model.likeness().errorProperty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        VBox box = new VBox(name, paths, error);
        box.getStyleClass().add("compare-paths");
        MenuButton options =
                new MenuButton(null, Icons.of("fth-sliders"), flags, order, new CustomMenuItem(box, false));
        options.setId("compareOptions");
        Tips.name(options, messages.get("compare.options"));
        options.setMinWidth(USE_PREF_SIZE);
        return options;
    }
}
