package io.topiary.ui.publish;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The pages of the publish panel, one of them in front: payload, properties, repeat, request, saved. FX thread. */
final class PageChoice {

    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");

    private final ToggleGroup group = new ToggleGroup();
    private final StackPane pages = new StackPane();
    private final HBox bar = new HBox();

    private Runnable changed = () -> {};
    private @Nullable Toggle first;

    PageChoice() {
        bar.getStyleClass().add("publish-pages");
        pages.getStyleClass().add("publish-centre");
        // one of them is always in front
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
            // what is written needs little room, lists need more
            pages.pseudoClassStateChanged(ROOMY, now != null && !now.equals(first));
            changed.run();
        });
    }

    /** A page with a word in the bar. */
    ToggleButton add(String id, ObservableValue<String> words, Node page) {
        ToggleButton toggle = new ToggleButton();
        toggle.textProperty().bind(words);
        join(id, toggle, page);
        bar.getChildren().add(toggle);
        List<Node> all = bar.getChildren();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).getStyleClass().removeAll("left-pill", "center-pill", "right-pill");
            all.get(i).getStyleClass().add(i == 0 ? "left-pill" : i == all.size() - 1 ? "right-pill" : "center-pill");
        }
        return toggle;
    }

    /** A page with a button of its own, somewhere else. */
    ToggleButton addAside(String id, String icon, String name, Node page) {
        ToggleButton toggle = Icons.toggle(icon, name);
        join(id, toggle, page);
        return toggle;
    }

    private void join(String id, ToggleButton toggle, Node page) {
        toggle.setId(id);
        toggle.setToggleGroup(group);
        toggle.setMinWidth(ToggleButton.USE_PREF_SIZE);
        page.visibleProperty().bind(toggle.selectedProperty());
        pages.getChildren().add(page);
        if (first == null) {
            first = toggle;
            toggle.setSelected(true);
        }
    }

    /** Has {@code listener} called when another page is in front. */
    void onPage(Runnable listener) {
        changed = listener;
    }

    HBox bar() {
        return bar;
    }

    StackPane pages() {
        return pages;
    }

    /** The words of a page with a number behind it, which is left out if it is 0. */
    static ObservableValue<String> counted(Messages messages, String key, ObservableValue<Number> count) {
        return count.map(number -> number.intValue() == 0
                ? messages.get(key)
                : messages.get("publish.page.counted", messages.get(key), number.intValue()));
    }
}
