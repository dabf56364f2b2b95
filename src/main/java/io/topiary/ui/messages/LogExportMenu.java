package io.topiary.ui.messages;

import io.topiary.core.export.MessageFormat;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.session.LogExport.Past;
import io.topiary.core.session.LogHistory;
import io.topiary.core.session.Model;
import io.topiary.core.settings.ExportHabit;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Which messages of the log are exported and as what, as a button and as items of a menu. FX thread. */
final class LogExportMenu {

    private static final String NAME = "messages";

    private final MessageLogViewModel model;
    private final LogSelection selection;
    private final LookStore.Memory memory;
    private final Messages messages;
    private final Amounts amounts;
    private final MenuButton button;
    private final KeyCombination keys;
    private LogFiles files;
    private @Nullable LogExportViewModel export;

    /** Which messages. */
    private enum Scope {
        SELECTED,
        /** Also what is recorded of the time before memory. */
        SHOWN,
        /** What is shown and in memory: there is this choice only where more is recorded. */
        HELD,
        ALL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param keys what exports once more as the last time */
    LogExportMenu(
            MessageLogViewModel model,
            LogSelection selection,
            LookStore.Memory memory,
            Messages messages,
            KeyCombination keys) {
        this.model = model;
        this.selection = selection;
        this.memory = memory;
        this.messages = messages;
        this.keys = keys;
        this.amounts = new Amounts(messages);
        this.button = createButton();
        this.files = new LogFileDialog(button, messages);
    }

    private MenuButton createButton() {
        MenuButton made = new MenuButton(null, Icons.of("fth-download"));
        made.setId("messageLogExport");
        made.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, Style.NO_ARROW);
        Tips.name(made, messages.get("messages.export"));
        made.setMinWidth(Region.USE_PREF_SIZE);
        // an empty menu is never shown
        made.getItems().setAll(new MenuItem());
        made.setOnShowing(event -> made.getItems().setAll(items()));
        made.setVisible(false);
        made.managedProperty().bind(made.visibleProperty());
        return made;
    }

    /** Exports by {@code newExport} from now on. */
    void offer(LogExportViewModel newExport) {
        export = newExport;
        button.setVisible(true);
        button.disableProperty()
                .bind(newExport
                        .runningProperty()
                        .or(Bindings.createBooleanBinding(
                                () -> model.totalProperty().get() == 0
                                        && model.olderProperty().get().count() == 0,
                                model.totalProperty(),
                                model.olderProperty())));
    }

    /** Ends what is being exported. */
    void cancel() {
        LogExportViewModel by = export;
        if (by != null) {
            by.cancel();
        }
    }

    /** Has {@code newFiles} asked where to. */
    void askBy(LogFiles newFiles) {
        files = newFiles;
    }

    MenuButton button() {
        return button;
    }

    /** As one item of a menu; disabled if nothing can be exported. */
    Menu menu() {
        Menu menu = new Menu(messages.get("messages.export.menu"));
        menu.getItems().setAll(items());
        menu.setDisable(export == null || button.isDisabled());
        return menu;
    }

    /** Exports once more as the last time: what is selected if it is several, else what is shown. */
    void again() {
        if (export != null && !button.isDisabled()) {
            export(usual(), habit());
        }
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        MenuItem again = new MenuItem(messages.get(
                "messages.export.again." + usual().label(), messages.get("messages.export.as." + habit().label())));
        again.setId("messageLogExportAgain");
        again.setAccelerator(keys);
        again.setOnAction(event -> again());
        again.setDisable(pick(usual()).isEmpty());
        items.add(again);
        items.add(new SeparatorMenuItem());
        for (Scope scope : Scope.values()) {
            if (scope != Scope.HELD || goesOn()) {
                items.add(scope(scope));
            }
        }
        return items;
    }

    /** How many messages are recorded before memory, about. */
    private long recorded() {
        LogHistory.Part part = model.older().lines().part();
        return part == null ? 0 : part.older();
    }

    /** Whether the rows go on in a recording. */
    private boolean goesOn() {
        return model.older().lines().isThere();
    }

    private Menu scope(Scope scope) {
        LogPick pick = pick(scope);
        long count = pick.count();
        Menu menu = new Menu(
                pick.past() == null
                        ? messages.get("messages.export." + scope.label(), count, amounts.number(count))
                        : messages.get("messages.export.past", amounts.number(count + recorded())));
        menu.setId("messageLogExport" + scope.name());
        for (MessageFormat format : MessageFormat.values()) {
            MenuItem item = new MenuItem(messages.get("messages.export.to." + format.label()));
            item.setId("messageLogExport" + scope.name() + format.name());
            item.setOnAction(event -> export(scope, format));
            menu.getItems().add(item);
        }
        menu.setDisable(pick.isEmpty());
        return menu;
    }

    private Scope usual() {
        return selection.count() > 1 ? Scope.SELECTED : Scope.SHOWN;
    }

    private MessageFormat habit() {
        return MessageFormat.of(ExportHabit.in(memory).format());
    }

    private void export(Scope scope, MessageFormat format) {
        // what is meant is what was there when it was asked for, not what is there when the dialog is closed
        LogPick pick = pick(scope);
        LogExportViewModel by = export;
        if (by == null || pick.isEmpty()) {
            return;
        }
        files.ask(format, NAME + "." + format.extension(), folder()).ifPresent(target -> {
            Path folder = format == MessageFormat.PAYLOADS ? target : target.getParent();
            new ExportHabit(format.label(), folder == null ? "" : folder.toString()).keepIn(memory);
            by.start(pick, format, target);
        });
    }

    private @Nullable Path folder() {
        String last = ExportHabit.in(memory).folder();
        try {
            return last.isEmpty() ? null : Path.of(last);
        } catch (InvalidPathException elsewhere) {
            return null;
        }
    }

    private LogPick pick(Scope scope) {
        if (scope == Scope.SELECTED) {
            return selection.pick();
        }
        Path recording = scope == Scope.SHOWN && goesOn()
                ? model.older().recording().get().orElse(null)
                : null;
        return model.session().model().read(all -> {
            Message last =
                    all.log().find(all.log().previous(model.glance().range(all).end() - 1));
            Past past = recording == null
                    ? null
                    : new Past(recording, model.filter().choice(), last);
            return new LogPick(List.of(), numbers(all, scope), past);
        });
    }

    private long[] numbers(Model all, Scope scope) {
        LogRange range = model.glance().range(all);
        LogMatches matches = range.matches();
        MessageLog log = range.log();
        if (scope != Scope.ALL && matches != null) {
            return matches.range(matches.before(range.oldestInMemory()), matches.before(range.end()));
        }
        long begin = scope == Scope.ALL ? log.oldest() : range.oldestInMemory();
        LongStream kept =
                LongStream.iterate(log.next(begin), number -> number < log.first(), number -> log.next(number + 1));
        long end = scope == Scope.ALL ? log.end() : range.end();
        return LongStream.concat(kept, LongStream.range(Math.max(begin, log.first()), end))
                .toArray();
    }
}
