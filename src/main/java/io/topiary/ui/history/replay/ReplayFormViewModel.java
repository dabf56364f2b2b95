package io.topiary.ui.history.replay;

import io.topiary.core.replay.Rehearsal;
import io.topiary.core.replay.ReplayException;
import io.topiary.core.replay.ReplayForecast;
import io.topiary.core.replay.ReplayWords;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The question what to replay, where to and how; can tell beforehand what would be published. FX thread. */
public final class ReplayFormViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayFormViewModel.class);
    private static final int GLANCE_MILLIS = 100;

    final ReplayFields fields = new ReplayFields();
    final ObjectProperty<@Nullable ReplayInput> input = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable ReplayTarget> target = new SimpleObjectProperty<>();
    final StringProperty typed = new SimpleStringProperty("");

    private final ReplayChoices choices;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final Pulse.Refresh refresh;
    private final ObservableList<ReplayInput> inputs = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caution = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper toType = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper forecast = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper rehearsing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper planned = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper confirmed = new ReadOnlyBooleanWrapper();
    private @Nullable Job<ReplayForecast> job;

    /**
     * A question with the likeliest answers put in.
     *
     * @param background counts; its threads may wait
     * @param fx the FX thread
     */
    public ReplayFormViewModel(
            ReplayChoices choices, Executor background, Executor fx, Pulse pulse, Messages messages) {
        this.choices = choices;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        inputs.setAll(choices.inputs());
        input.set(inputs.stream().findFirst().orElse(null));
        target.set(choices.targets().stream().findFirst().orElse(null));
        for (Observable field : fields.all()) {
            field.addListener(changed -> changed());
        }
        input.addListener(changed -> changed());
        target.addListener(changed -> {
            typed.set("");
            check();
        });
        typed.addListener(changed -> check());
        check();
    }

    // Properties

    /** The recordings to choose from. */
    ObservableList<ReplayInput> inputs() {
        return inputs;
    }

    /** The brokers to choose from. */
    List<ReplayTarget> targets() {
        return choices.targets();
    }

    /** Why it can't be replayed there; empty if it can. */
    ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    /** What the user should know before; empty if there is nothing. */
    ReadOnlyStringProperty cautionProperty() {
        return caution.getReadOnlyProperty();
    }

    /** What has to be typed, in words; empty if nothing has to. */
    ReadOnlyStringProperty toTypeProperty() {
        return toType.getReadOnlyProperty();
    }

    /** What would be published, or how far counting is; empty if nobody asked, or something was changed since. */
    public ReadOnlyStringProperty forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    /** Whether it is being counted. */
    ReadOnlyBooleanProperty rehearsingProperty() {
        return rehearsing.getReadOnlyProperty();
    }

    /** Whether it can be counted. */
    ReadOnlyBooleanProperty plannedProperty() {
        return planned.getReadOnlyProperty();
    }

    /** Whether it can be begun. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Becomes true when the user wants it begun. */
    public ReadOnlyBooleanProperty confirmedProperty() {
        return confirmed.getReadOnlyProperty();
    }

    /** What is to be done, once the user has confirmed; empty if not. */
    public Optional<ReplayOrder> confirmed() {
        ReplayInput from = input.get();
        ReplayTarget to = target.get();
        return confirmed.get() && from != null && to != null
                ? Optional.of(new ReplayOrder(fields.plan(from.file()), to))
                : Optional.empty();
    }

    // Commands

    /** Chooses a recording that is a file. */
    void choose(Path file) {
        ReplayInput chosen = choices.input(file);
        if (!inputs.contains(chosen)) {
            inputs.add(chosen);
        }
        input.set(chosen);
    }

    /** Counts what would be published, without publishing anything; ends that if it is under way. */
    public void rehearse() {
        Job<ReplayForecast> running = job;
        if (running != null) {
            running.cancel();
            return;
        }
        ReplayInput from = input.get();
        if (from == null || !planned.get()) {
            return;
        }
        Job<ReplayForecast> started =
                Job.start(background, Text.of("replay.phase.reading"), new Rehearsal(fields.plan(from.file())));
        job = started;
        rehearsing.set(true);
        forecast.set(messages.get("replay.phase.reading"));
        refresh.markDirty();
        var _ = started.result().whenComplete((found, failure) -> fx.execute(() -> counted(started, found, failure)));
    }

    /** The user wants it begun. */
    void confirm() {
        if (ready.get()) {
            confirmed.set(true);
        }
    }

    /** The question is gone. */
    public void close() {
        forgetForecast();
        refresh.close();
    }

    private void refresh() {
        Job<ReplayForecast> running = job;
        if (running != null) {
            forecast.set(messages.get(
                    "replay.form.rehearsing", Math.max(0, running.progress().share())));
            refresh.markDirtyIn(GLANCE_MILLIS);
        }
    }

    private void counted(Job<ReplayForecast> counting, @Nullable ReplayForecast found, @Nullable Throwable failure) {
        if (!counting.equals(job)) {
            // something was changed meanwhile
            return;
        }
        job = null;
        rehearsing.set(false);
        if (found == null) {
            forecast.set(words(failure));
            return;
        }
        ReplayWords words = new ReplayWords(messages);
        List<String> lines = new ArrayList<>(words.forecast(found));
        lines.addAll(words.examples(found));
        forecast.set(String.join("\n", lines));
    }

    private String words(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof ReplayException known) {
            return known.words().stream().map(messages::get).collect(Collectors.joining(". "));
        }
        LOG.error("a recording could not be counted", cause);
        return messages.get("replay.broken");
    }

    private void changed() {
        forgetForecast();
        check();
    }

    private void forgetForecast() {
        Job<ReplayForecast> running = job;
        job = null;
        if (running != null) {
            running.cancel();
        }
        rehearsing.set(false);
        forecast.set("");
    }

    private void check() {
        ReplayInput from = input.get();
        ReplayTarget to = target.get();
        planned.set(from != null && fields.isValid());
        objection.set(to == null ? messages.get("replay.form.noTarget") : objection(to));
        caution.set(to == null ? "" : cautions(from, to));
        boolean production = to != null && to.protection().production();
        toType.set(production ? messages.get("replay.form.type", to.name()) : "");
        boolean agreed = to != null && (!production || typed.get().strip().equals(to.name()));
        ready.set(planned.get() && objection.get().isEmpty() && agreed);
    }

    private String objection(ReplayTarget to) {
        if (to.protection().readOnly()) {
            return messages.get("replay.form.readOnly", to.name());
        }
        return choices.isBusy(to) ? messages.get("replay.form.busy", to.name()) : "";
    }

    private String cautions(@Nullable ReplayInput from, ReplayTarget to) {
        List<String> cautions = new ArrayList<>();
        if (to.protection().production()) {
            cautions.add(messages.get("replay.form.production", to.name()));
        }
        if (from != null && to.key().equals(from.broker())) {
            cautions.add(messages.get("replay.form.sameBroker", to.name()));
        }
        if (to.recorded()) {
            cautions.add(messages.get("replay.form.recorded", to.name()));
        }
        return String.join("\n", cautions);
    }
}
