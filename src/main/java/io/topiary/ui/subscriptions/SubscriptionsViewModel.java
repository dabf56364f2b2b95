package io.topiary.ui.subscriptions;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.subscriptions.SubscriptionLine.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What a session subscribes to and leaves out. Changes take effect at once, with the broker if there is a link, and hold
 * for this session until they are kept in the profile. FX thread.
 */
public final class SubscriptionsViewModel implements AutoCloseable {

    private final Session session;
    private final SubscriptionKeeper keeper;
    private final Messages messages;
    private final AnswerWords words;
    private final SubscriptionForm form = new SubscriptionForm();
    private final ObservableList<SubscriptionLine> lines = FXCollections.observableArrayList();
    private final ObservableList<TopicFilter> excludes = FXCollections.observableArrayList();
    private final StringProperty exclude = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper excludeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper nothingComes = new ReadOnlyStringWrapper("");
    private final List<Runnable> endings;

    /**
     * The subscriptions of {@code session}.
     *
     * @param fx runs on the FX thread
     */
    public SubscriptionsViewModel(Session session, SubscriptionKeeper keeper, Executor fx, Messages messages) {
        this.session = session;
        this.keeper = keeper;
        this.messages = messages;
        this.words = new AnswerWords(messages);
        exclude.subscribe(this::checkExclude);
        this.endings = List.of(
                session.onStatus(status -> fx.execute(this::refresh)),
                session.onOptions(options -> fx.execute(this::refresh)));
        refresh();
    }

    // Properties

    ObservableList<SubscriptionLine> lines() {
        return lines;
    }

    /** The filters of topics that are left out. */
    ObservableList<TopicFilter> excludes() {
        return excludes;
    }

    /** The subscription being written. */
    SubscriptionForm form() {
        return form;
    }

    /** The filter to be left out that is being written. */
    StringProperty excludeProperty() {
        return exclude;
    }

    /** What is wrong with it; empty if nothing is. */
    ReadOnlyStringProperty excludeProblemProperty() {
        return excludeProblem.getReadOnlyProperty();
    }

    /** Whether there is a profile that has something else. */
    ReadOnlyBooleanProperty savableProperty() {
        return savable.getReadOnlyProperty();
    }

    /** Why nothing can come, empty if something can: the broker refused every subscription. */
    public ReadOnlyStringProperty nothingComesProperty() {
        return nothingComes.getReadOnlyProperty();
    }

    // Commands

    /** Subscribes as the form says, in place of a subscription to the same filter. */
    void subscribe() {
        form.read().ifPresent(subscription -> {
            var _ = session.subscribe(subscription);
            form.clear();
        });
    }

    /** Puts {@code line} into the form, to be changed there. */
    void edit(SubscriptionLine line) {
        form.show(line.subscription());
    }

    /** Switches {@code line} on or off. */
    void switchTo(SubscriptionLine line, boolean on) {
        var _ = session.subscribe(line.subscription().withEnabled(on));
    }

    void remove(SubscriptionLine line) {
        var _ = session.unsubscribe(line.subscription().filter());
    }

    /** Leaves out what is written, from now on. */
    void addExclude() {
        if (exclude.get().isEmpty() || !excludeProblem.get().isEmpty()) {
            return;
        }
        TopicFilter filter = TopicFilter.of(exclude.get());
        List<TopicFilter> more = new ArrayList<>(excludes);
        if (!more.contains(filter)) {
            more.add(filter);
        }
        session.exclude(more);
        exclude.set("");
    }

    /** Leaves {@code filter} out no more. */
    void removeExclude(TopicFilter filter) {
        session.exclude(excludes.stream().filter(each -> !each.equals(filter)).toList());
    }

    /** Keeps all this in the profile. */
    void save() {
        ConnectOptions now = session.options();
        keeper.keep(now.subscriptions(), now.excludes());
        refresh();
    }

    /** Lets go of the session. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }

    private void refresh() {
        ConnectOptions options = session.options();
        var status = session.connection().status();
        List<SubscriptionLine> wanted = options.subscriptions().stream()
                .map(subscription -> words.line(subscription, status))
                .toList();
        update(lines, wanted);
        if (!excludes.equals(options.excludes())) {
            excludes.setAll(options.excludes());
        }
        List<SubscriptionLine> on =
                wanted.stream().filter(line -> line.answer() != Answer.OFF).toList();
        boolean allRefused = !on.isEmpty() && on.stream().allMatch(line -> line.answer() == Answer.REFUSED);
        nothingComes.set(allRefused ? messages.get("subscriptions.allRefused") : "");
        savable.set(keeper.canKeep() && !keeper.has(options.subscriptions(), options.excludes()));
    }

    /** Changes only the lines that differ: the selection and the focus stay where they are. */
    private static void update(ObservableList<SubscriptionLine> lines, List<SubscriptionLine> wanted) {
        if (lines.size() != wanted.size()) {
            lines.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!lines.get(i).equals(wanted.get(i))) {
                lines.set(i, wanted.get(i));
            }
        }
    }

    private void checkExclude() {
        excludeProblem.set("");
        if (exclude.get().isEmpty()) {
            return;
        }
        try {
            var _ = TopicFilter.of(exclude.get());
        } catch (InvalidTopicException e) {
            excludeProblem.set(messages.get(e.text()));
        }
    }

    /** What {@code subscription} asks for beside the quality of service, in words; empty if that is the usual. */
    String options(Subscription subscription) {
        List<String> parts = new ArrayList<>();
        if (subscription.noLocal()) {
            parts.add(messages.get("subscriptions.option.noLocal"));
        }
        if (!subscription.retainAsPublished()) {
            parts.add(messages.get("subscriptions.option.retainCleared"));
        }
        switch (subscription.retainHandling()) {
            case SEND -> {}
            case SEND_IF_NEW -> parts.add(messages.get("subscriptions.option.storedIfNew"));
            case DO_NOT_SEND -> parts.add(messages.get("subscriptions.option.noStored"));
        }
        return String.join(", ", parts);
    }
}
