package io.topiary.ui.history.replay;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.PointInTime;
import io.topiary.core.message.Qos;
import io.topiary.core.replay.ReplayPace;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.replay.ReplayRewriteException;
import io.topiary.core.replay.ReplaySelection;
import io.topiary.core.replay.ReplaySelection.Ways;
import io.topiary.core.replay.ReplayShape;
import io.topiary.core.replay.ReplayShape.Retain;
import io.topiary.core.replay.TopicRewrite;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What of a recording is replayed and how, as it is typed, with what is wrong with it. FX thread. */
final class ReplayFields {

    /** The speeds to choose from. */
    static final List<Double> SPEEDS =
            List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, ReplayPace.UNPACED);

    private static final double MICROS_OF_SECOND = 1e6;
    private static final double LONGEST_PAUSE_SECONDS = 1e9;

    final StringProperty filter = new SimpleStringProperty("");
    final ObjectProperty<Ways> ways = new SimpleObjectProperty<>(Ways.RECEIVED);
    final StringProperty since = new SimpleStringProperty("");
    final StringProperty until = new SimpleStringProperty("");
    final ObjectProperty<RewriteKind> rewrite = new SimpleObjectProperty<>(RewriteKind.NONE);
    final StringProperty from = new SimpleStringProperty("");
    final StringProperty to = new SimpleStringProperty("");
    final ObjectProperty<Retain> retain = new SimpleObjectProperty<>(Retain.AS_RECORDED);
    final ObjectProperty<Optional<Qos>> qos = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty keepExpiry = new SimpleBooleanProperty(true);
    final ObjectProperty<Double> speed = new SimpleObjectProperty<>(1.0);
    final BooleanProperty forever = new SimpleBooleanProperty();
    final StringProperty rounds = new SimpleStringProperty("1");
    final StringProperty longestPause = new SimpleStringProperty("");
    final BooleanProperty stopWhenLost = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<@Nullable Text> filterProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Text> timeProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Text> rewriteProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Text> paceProblem = new ReadOnlyObjectWrapper<>();
    private MessageQuery query = MessageQuery.ALL;
    private long sinceMicros;
    private long untilMicros;
    private TopicRewrite rewriting = TopicRewrite.NONE;
    private ReplayPace pace = ReplayPace.AS_RECORDED;

    ReplayFields() {
        for (Observable field : all()) {
            field.addListener(changed -> check());
        }
        check();
    }

    /** All that can be changed. */
    List<Observable> all() {
        return List.of(
                filter,
                ways,
                since,
                until,
                rewrite,
                from,
                to,
                retain,
                qos,
                keepExpiry,
                speed,
                forever,
                rounds,
                longestPause,
                stopWhenLost);
    }

    /** What is wrong with the filter, null if nothing is. */
    ReadOnlyObjectProperty<@Nullable Text> filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    /** What is wrong with the times, null if nothing is. */
    ReadOnlyObjectProperty<@Nullable Text> timeProblemProperty() {
        return timeProblem.getReadOnlyProperty();
    }

    /** What is wrong with rewriting topics, null if nothing is. */
    ReadOnlyObjectProperty<@Nullable Text> rewriteProblemProperty() {
        return rewriteProblem.getReadOnlyProperty();
    }

    /** What is wrong with repeats or pauses, null if nothing is. */
    ReadOnlyObjectProperty<@Nullable Text> paceProblemProperty() {
        return paceProblem.getReadOnlyProperty();
    }

    /** Whether nothing is wrong. */
    boolean isValid() {
        return filterProblem.get() == null
                && timeProblem.get() == null
                && rewriteProblem.get() == null
                && paceProblem.get() == null;
    }

    /** What is to be done with {@code file}, if that is valid. */
    ReplayPlan plan(Path file) {
        return new ReplayPlan(
                file,
                new ReplaySelection(query, ways.get(), sinceMicros, untilMicros),
                new ReplayShape(rewriting, retain.get(), qos.get().orElse(null), keepExpiry.get()),
                pace);
    }

    private void check() {
        filterProblem.set(checkFilter());
        timeProblem.set(checkTime());
        rewriteProblem.set(checkRewrite());
        paceProblem.set(checkPace());
    }

    private @Nullable Text checkFilter() {
        try {
            query = MessageQuery.parse(filter.get());
            return query.asksForVitalSigns() ? Text.of("replay.form.vitals") : null;
        } catch (QueryException e) {
            return e.text();
        }
    }

    private @Nullable Text checkTime() {
        PointInTime times = new PointInTime(Instant.now(), ZoneId.systemDefault());
        OptionalLong begin =
                since.get().isBlank() ? OptionalLong.of(ReplaySelection.ALWAYS) : times.micros(since.get(), false);
        OptionalLong end =
                until.get().isBlank() ? OptionalLong.of(ReplaySelection.FOREVER) : times.micros(until.get(), true);
        if (begin.isEmpty() || end.isEmpty()) {
            String typed = begin.isEmpty() ? since.get() : until.get();
            return Text.of("replay.form.time.invalid", typed.strip());
        }
        sinceMicros = begin.getAsLong();
        untilMicros = end.getAsLong();
        return sinceMicros > untilMicros ? Text.of("replay.form.time.order") : null;
    }

    private @Nullable Text checkRewrite() {
        try {
            rewriting = switch (rewrite.get()) {
                case NONE -> TopicRewrite.NONE;
                case PREFIX -> TopicRewrite.prefix(from.get(), to.get());
                case EXPRESSION -> TopicRewrite.expression(from.get(), to.get());
            };
            boolean nothing = rewrite.get() != RewriteKind.NONE
                    && from.get().isEmpty()
                    && to.get().isEmpty();
            return nothing ? Text.of("replay.form.rewrite.nothing") : null;
        } catch (ReplayRewriteException e) {
            return e.text();
        }
    }

    private @Nullable Text checkPace() {
        long times;
        try {
            times = forever.get()
                    ? ReplayPace.ENDLESS
                    : Long.parseLong(rounds.get().strip());
        } catch (NumberFormatException e) {
            times = -1;
        }
        if (!forever.get() && times < 1) {
            return Text.of("replay.form.rounds.invalid");
        }
        double seconds;
        try {
            seconds = longestPause.get().isBlank() ? LONGEST_PAUSE_SECONDS : Double.parseDouble(longestPause.get());
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        if (!(seconds >= 0 && seconds <= LONGEST_PAUSE_SECONDS)) {
            return Text.of("replay.form.pause.invalid");
        }
        long pause = longestPause.get().isBlank() ? ReplayPace.WHOLE_PAUSES : Math.round(seconds * MICROS_OF_SECOND);
        pace = new ReplayPace(speed.get(), times, pause, stopWhenLost.get());
        return null;
    }
}
