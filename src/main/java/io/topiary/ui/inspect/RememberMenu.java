package io.topiary.ui.inspect;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Makes a rule of the format in which the payload is shown, for its topic or more, or takes that rule away. FX thread. */
final class RememberMenu extends MenuButton {

    private static final int LONGEST = 80;

    private final InspectorViewModel model;
    private final FormatNames names;
    private final Messages messages;

    RememberMenu(InspectorViewModel model, FormatNames names, Messages messages) {
        super(null, Icons.of("fth-bookmark"));
        this.model = model;
        this.names = names;
        this.messages = messages;
        setId("rememberFormat");
        Tips.name(this, messages.get("inspect.remember"));
        getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, Style.NO_ARROW);
        getItems().add(new MenuItem());
        setOnShowing(event -> fill());
        model.payload().presentationProperty().subscribe(this::look);
        look();
    }

    /** There is nothing to remember of what lies inside of something else. */
    private void look() {
        boolean possible = model.formatRules() != null
                && model.payload().presentationProperty().get().around().isEmpty();
        setVisible(possible);
        setManaged(possible);
    }

    private void fill() {
        FormatRules rules = model.formatRules();
        Message message = model.messageProperty().get();
        getItems().clear();
        if (rules == null || message == null) {
            return;
        }
        String format = model.payload().formatProperty().get();
        for (String filter : filters(message.topic())) {
            add(rules, filter, format);
        }
        if (getItems().isEmpty()) {
            MenuItem none = new MenuItem(messages.get("inspect.remember.none"));
            none.setDisable(true);
            getItems().add(none);
        }
    }

    private void add(FormatRules rules, String filter, String format) {
        String known = rules.decoder(filter);
        String shown = Escapes.visible(filter, LONGEST);
        if (!format.equals(PayloadView.AUTO) && !format.equals(known)) {
            item(messages.get("inspect.remember.for", names.name(format), shown), () -> rules.decode(filter, format));
        }
        if (!known.isEmpty()) {
            if (!getItems().isEmpty()) {
                getItems().add(new SeparatorMenuItem());
            }
            item(
                    messages.get("inspect.remember.forget", names.name(known), shown),
                    () -> rules.decode(filter, PayloadView.AUTO));
        }
    }

    private void item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            action.run();
            // what is remembered need not be chosen as well
            model.setView(PayloadView.AUTO);
        });
        getItems().add(item);
    }

    /** The topic, its siblings, and what begins with the same level. */
    private static Set<String> filters(String topic) {
        Set<String> filters = new LinkedHashSet<>();
        filters.add(FilterWriter.topic(topic, false));
        int last = topic.lastIndexOf('/');
        if (last > 0) {
            filters.add(FilterWriter.topic(topic.substring(0, last) + "/+", false));
            filters.add(FilterWriter.topic(topic.substring(0, last), true));
            filters.add(FilterWriter.topic(topic.substring(0, topic.indexOf('/', 1)), true));
        }
        return filters;
    }
}
