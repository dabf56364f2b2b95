package io.topiary.ui.shape;

import io.topiary.core.message.Message;
import io.topiary.core.session.ShapeWatch;
import io.topiary.core.shape.Deviation;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Pulse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The deviations of the topics in scope, or of all, to be gone to, accepted and dismissed. FX thread. */
public final class DeviationsViewModel implements AutoCloseable {

    private static final int LONGEST_TOPIC = 200;

    private final ShapeWatch watch;
    private final Messages messages;
    private final Amounts amounts;
    private final ZoneId zone = ZoneId.systemDefault();
    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    private final Pulse.Refresh refresh;
    private final Runnable ending;
    private final ObservableList<DeviationRow> rows = FXCollections.observableArrayList();
    private final BooleanProperty everywhere = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper all = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper none = new ReadOnlyStringWrapper("");
    private Predicate<String> scope = topic -> false;
    private Consumer<Message> goTo = message -> {};

    DeviationsViewModel(ShapeWatch watch, Pulse pulse, Messages messages) {
        this.watch = watch;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::show);
        this.ending = watch.book().deviations().onChange(refresh::markDirty);
        everywhere.subscribe(refresh::markDirty);
    }

    /** Sets what shows a message. */
    public void onGoToMessage(Consumer<Message> action) {
        goTo = action;
    }

    /** What is listed unless {@link #everywhereProperty()}. */
    void setScope(Predicate<String> newScope) {
        scope = newScope;
        refresh.markDirty();
    }

    /** What is listed, the newest first. */
    ObservableList<DeviationRow> rows() {
        return rows;
    }

    /** Whether the deviations of all topics are listed. */
    BooleanProperty everywhereProperty() {
        return everywhere;
    }

    /** How many there are of all topics. */
    ReadOnlyIntegerProperty allProperty() {
        return all.getReadOnlyProperty();
    }

    /** Why nothing is listed. */
    ReadOnlyStringProperty noneProperty() {
        return none.getReadOnlyProperty();
    }

    /** Shows the message of {@code row}. */
    void goTo(DeviationRow row) {
        goTo.accept(row.deviation().message());
    }

    /** From now on it is fine. */
    void accept(DeviationRow row) {
        watch.book().accept(row.deviation());
        show();
    }

    /** It is seen; it is news again after the topic was as usual. */
    void dismiss(DeviationRow row) {
        watch.book().deviations().dismiss(row.deviation());
        show();
    }

    /** Learns anew what is usual: of what is listed, or of all topics. What was said to be fine is forgotten too. */
    void forget(boolean everything) {
        Predicate<String> meant = everything ? topic -> true : scope;
        watch.book().forget(meant);
        show();
    }

    @Override
    public void close() {
        ending.run();
        refresh.close();
    }

    private void show() {
        List<Deviation> open = watch.book().deviations().open();
        all.set(open.size());
        List<DeviationRow> next = open.stream()
                .filter(each -> everywhere.get() || scope.test(each.topic()))
                .map(this::row)
                .toList();
        if (!rows.equals(next)) {
            rows.setAll(next);
        }
        String notice = watch.notice().map(text -> messages.get(text) + "\n").orElse("");
        none.set(notice
                + messages.get(
                        "shape.deviations.none",
                        amounts.number(watch.book().looked()),
                        amounts.number(watch.came()),
                        amounts.number(watch.book().topics()),
                        watch.book().leftOut()));
    }

    private DeviationRow row(Deviation deviation) {
        return new DeviationRow(
                deviation,
                time.format(Instant.EPOCH.plus(deviation.message().timeMicros(), ChronoUnit.MICROS)),
                Escapes.visible(deviation.topic(), LONGEST_TOPIC),
                messages.get(deviation.text(zone)),
                messages.get("shape.deviations.count", amounts.number(deviation.count())));
    }
}
