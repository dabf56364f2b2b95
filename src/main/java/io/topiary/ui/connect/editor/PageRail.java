package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The pages of the editor below one another, each with the number of things wrong on it. One of them takes the focus;
 * the arrow keys go to the others.
 */
public final class PageRail extends VBox {

    private final Messages messages;
    private final FormProblems problems;
    private final ObjectProperty<Page> page;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);

    /** A rail that shows and sets {@code page}. */
    public PageRail(ObjectProperty<Page> page, FormProblems problems, Messages messages) {
        this.messages = messages;
        this.problems = problems;
        this.page = page;
        setId("profilePages");
        getStyleClass().add("page-rail");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        for (Page each : Page.values()) {
            ToggleButton button = button(each);
            buttons.put(each, button);
            if (each == Page.TEST) {
                Region gap = new Region();
                VBox.setVgrow(gap, Priority.ALWAYS);
                getChildren().add(gap);
            }
            getChildren().add(button);
        }
        page.subscribe(this::select);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                // one page is always in front
                group.selectToggle(before);
            } else if (now != null && now.getUserData() instanceof Page chosen) {
                page.set(chosen);
            }
        });
    }

    private void select(Page chosen) {
        buttons.forEach((each, button) -> button.setFocusTraversable(each == chosen));
        ToggleButton button = buttons.get(chosen);
        if (button != null) {
            group.selectToggle(button);
        }
    }

    private ToggleButton button(Page each) {
        String words = messages.get("connect.page." + each.name());
        Label name = new Label(words);
        name.getStyleClass().add("page-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label badge = new Label();
        badge.getStyleClass().addAll(Style.BADGE, "problem-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(Icons.of(icon(each)), name, space, badge);
        line.getStyleClass().add("page-line");
        ToggleButton button = new ToggleButton(null, line);
        button.setId(
                "profilePage" + each.name().charAt(0) + each.name().substring(1).toLowerCase(Locale.ROOT));
        button.getStyleClass().addAll(Style.FLAT, "page-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setUserData(each);
        Tips.name(button, words);
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        ObservableValue<Number> count = problems.count(each);
        count.subscribe(number -> {
            int wrong = number.intValue();
            badge.setText(String.valueOf(wrong));
            badge.setVisible(wrong > 0);
            badge.setManaged(wrong > 0);
            button.setAccessibleText(wrong == 0 ? words : messages.get("connect.page.wrong", words, wrong));
        });
        button.setOnAction(event -> page.set(each));
        return button;
    }

    private static String icon(Page page) {
        return switch (page) {
            case GENERAL -> "fth-server";
            case TLS -> "fth-lock";
            case SUBSCRIPTIONS -> "fth-rss";
            case SESSION -> "fth-sliders";
            case NETWORK -> "fth-share-2";
            case WILL -> "fth-message-square";
            case RECORDING -> "fth-disc";
            case LABEL -> "fth-tag";
            case TEST -> "fth-activity";
        };
    }
}
