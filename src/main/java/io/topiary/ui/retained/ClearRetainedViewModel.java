package io.topiary.ui.retained;

import io.topiary.core.retained.RetainedInventory;
import io.topiary.core.retained.RetainedRules;
import io.topiary.core.retained.RetainedTopic;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The question before stored messages are cleared: counts first, then has the user confirm. FX thread. */
public final class ClearRetainedViewModel {

    private static final int LONGEST_TOPIC = 120;
    private static final int EXAMPLES = 5;

    private final ClearRequest request;
    private final Job<RetainedInventory> job;
    private final Pulse.Refresh refresh;
    private final Messages messages;
    private final Amounts amounts;
    private final ReadOnlyBooleanWrapper learning = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper confirmed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable RetainedInventory> inventory = new ReadOnlyObjectWrapper<>();
    private final StringProperty typed = new SimpleStringProperty("");

    /**
     * A question whose count is being learnt.
     *
     * @param job learns what is stored
     * @param fx the FX thread
     */
    public ClearRetainedViewModel(
            ClearRequest request, Job<RetainedInventory> job, Pulse pulse, Executor fx, Messages messages) {
        this.request = request;
        this.job = job;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        var _ = job.result().whenComplete((found, failure) -> fx.execute(() -> learnt(found, failure)));
        refresh.markDirty();
    }

    // Properties

    /** Whether the broker is still being asked. */
    ReadOnlyBooleanProperty learningProperty() {
        return learning.getReadOnlyProperty();
    }

    /** How far asking is, in words. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why the broker could not be asked, or that nothing is to be cleared; empty if there is no such problem. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was learnt, null until then. */
    ReadOnlyObjectProperty<@Nullable RetainedInventory> inventoryProperty() {
        return inventory.getReadOnlyProperty();
    }

    /** What the user types to confirm. */
    StringProperty typedProperty() {
        return typed;
    }

    /** Becomes true when the user wants it done. */
    public ReadOnlyBooleanProperty confirmedProperty() {
        return confirmed.getReadOnlyProperty();
    }

    /** What is to be cleared, once the user has confirmed; empty if not. */
    public Optional<RetainedInventory> confirmed() {
        return confirmed.get() ? Optional.ofNullable(inventory.get()) : Optional.empty();
    }

    /** What it is about: the root. */
    public String title() {
        String key = request.scope().recursive() ? "retained.clear.title.below" : "retained.clear.title.one";
        return messages.get(key, root());
    }

    /** How many topics, where, at which broker. */
    String headline() {
        int below = request.scope().recursive() ? 1 : 0;
        return messages.get("retained.clear.headline", size(), root(), request.broker(), request.address(), below);
    }

    /** Which filter chose them; empty if none did. */
    String filterWords() {
        RetainedInventory found = inventory.get();
        return request.filter().isBlank() || found == null
                ? ""
                : messages.get("retained.clear.filter", request.filter(), found.stored());
    }

    /** The first few topics, and how many more there are. */
    List<String> examples() {
        RetainedInventory found = inventory.get();
        if (found == null) {
            return List.of();
        }
        List<String> lines = new java.util.ArrayList<>(found.topics().stream()
                .limit(EXAMPLES)
                .map(topic -> line(topic))
                .toList());
        if (found.size() > EXAMPLES) {
            lines.add(messages.get("retained.clear.more", found.size() - EXAMPLES));
        }
        return lines;
    }

    /** That the broker may store more; empty if it does not. */
    String incompleteWords() {
        RetainedInventory found = inventory.get();
        return found == null || found.complete() ? "" : messages.get("retained.incomplete");
    }

    /** What to type, in words; empty if nothing is to be typed. */
    String typeWords() {
        return size() > RetainedRules.TYPED_ABOVE ? messages.get("retained.clear.type", String.valueOf(size())) : "";
    }

    /** What the button says. */
    ObservableValue<String> verb() {
        return inventory
                .map(found -> messages.get("retained.clear.verb", found == null ? 0 : found.size()))
                .orElse(messages.get("retained.clear.verb", 0));
    }

    /** Whether it can be confirmed as it stands. */
    ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(this::isReady, inventory, typed);
    }

    // Commands

    /** The user wants it done. */
    void confirm() {
        if (isReady()) {
            confirmed.set(true);
        }
    }

    /** The question is gone: what is not learnt yet is not needed. */
    public void close() {
        job.cancel();
        refresh.close();
    }

    private boolean isReady() {
        int size = size();
        return size > 0
                && (size <= RetainedRules.TYPED_ABOVE
                        || typed.get().replaceAll("[\\s.,'’]", "").equals(String.valueOf(size)));
    }

    private int size() {
        RetainedInventory found = inventory.get();
        return found == null ? 0 : found.size();
    }

    private String root() {
        return Escapes.visible(request.scope().path(), LONGEST_TOPIC);
    }

    private String line(RetainedTopic topic) {
        return messages.get(
                "retained.clear.topic", Escapes.visible(topic.topic(), LONGEST_TOPIC), amounts.bytes(topic.bytes()));
    }

    private void refresh() {
        if (learning.get()) {
            progress.set(new RetainedWords(messages).progress(job.progress()));
            refresh.markDirtyIn(100);
        }
    }

    private void learnt(@Nullable RetainedInventory found, @Nullable Throwable failure) {
        learning.set(false);
        if (found == null) {
            problem.set(new RetainedWords(messages).failure(failure));
            return;
        }
        if (job.isCancelled()) {
            return;
        }
        if (found.size() == 0) {
            String key = found.stored() == 0 ? "retained.clear.nothing" : "retained.clear.nothingAccepted";
            problem.set(messages.get(key, root(), found.stored()));
        }
        inventory.set(found);
    }
}
