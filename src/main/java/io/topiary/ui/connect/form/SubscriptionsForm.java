package io.topiary.ui.connect.form;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is subscribed to, and what is left out of it. FX thread. */
public final class SubscriptionsForm extends FormSection {

    public final RowList<SubscriptionRow> subscriptions = rows(Field.SUBSCRIPTIONS, SubscriptionRow::empty);
    public final RowList<TextRow> excludes = rows(Field.EXCLUDES, TextRow::empty);

    SubscriptionsForm() {}

    void fill(ConnectOptions options) {
        subscriptions.fill(
                options.subscriptions().stream().map(SubscriptionRow::new).toList());
        excludes.fill(options.excludes().stream()
                .map(filter -> new TextRow(filter.filter()))
                .toList());
    }

    /** The subscriptions; those that are right if some are not. */
    List<Subscription> readSubscriptions(Problems problems) {
        Set<String> seen = new HashSet<>();
        return subscriptions.filled().stream()
                .filter(row -> {
                    String typed = row.filterProperty().get();
                    @Nullable Text problem = problem(typed, seen);
                    if (problem == null
                            && row.noLocalProperty().get()
                            && TopicFilter.of(typed).isShared()) {
                        // MQTT 5, section 3.8.3.1: a protocol error
                        problem = Text.of("connect.error.sharedNoLocal");
                    }
                    if (problem != null) {
                        problems.put(Field.SUBSCRIPTIONS, row, problem);
                    }
                    return problem == null;
                })
                .map(SubscriptionRow::subscription)
                .toList();
    }

    /** The filters of what is left out; those that are right if some are not. */
    List<TopicFilter> readExcludes(Problems problems) {
        Set<String> seen = new HashSet<>();
        return excludes.filled().stream()
                .filter(row -> {
                    @Nullable Text problem = problem(row.textProperty().get(), seen);
                    if (problem != null) {
                        problems.put(Field.EXCLUDES, row, problem);
                    }
                    return problem == null;
                })
                .map(row -> TopicFilter.of(row.textProperty().get()))
                .toList();
    }

    private static @Nullable Text problem(String typed, Set<String> seen) {
        try {
            TopicFilter.of(typed);
        } catch (InvalidTopicException e) {
            return e.text();
        }
        return seen.add(typed) ? null : Text.of("connect.error.duplicateFilter");
    }
}
