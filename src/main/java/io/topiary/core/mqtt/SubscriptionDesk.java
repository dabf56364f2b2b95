package io.topiary.core.mqtt;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes subscriptions in and out of a connection: over the link if it is up, and in the book for each reconnect. */
final class SubscriptionDesk {

    private final ConnectOptions options;
    private final SubscriptionBook book;
    private final StatusKeeper keeper;
    private final Supplier<@Nullable Uplink> uplink;
    private final Predicate<Runnable> worker;

    /**
     * @param uplink the link that is up, or null
     * @param worker runs a task on the connection's thread, false if that has ended
     */
    SubscriptionDesk(
            ConnectOptions options,
            SubscriptionBook book,
            StatusKeeper keeper,
            Supplier<@Nullable Uplink> uplink,
            Predicate<Runnable> worker) {
        this.options = options;
        this.book = book;
        this.keeper = keeper;
        this.uplink = uplink;
        this.worker = worker;
    }

    CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> added) {
        CompletableFuture<List<SubscribeOutcome>> answer = new CompletableFuture<>();
        boolean taken = worker.test(() -> {
            book.add(added);
            Uplink current = uplink.get();
            if (current == null) {
                answer.complete(SubscriptionBook.refused(added, words().notConnected()));
            } else {
                subscribe(current, added, answer);
            }
        });
        if (!taken) {
            answer.complete(SubscriptionBook.refused(added, words().notConnected()));
        }
        return answer;
    }

    private void subscribe(Uplink current, List<Subscription> added, CompletableFuture<List<SubscribeOutcome>> answer) {
        var _ = current.subscriber()
                .subscribe(added)
                .orTimeout(options.session().connectTimeoutMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcomes, failure) -> {
                    List<SubscribeOutcome> all =
                            failure == null ? outcomes : SubscriptionBook.refused(added, words().subscribeTimedOut());
                    var _ = worker.test(() -> tell(
                            current, SubscriptionBook.merged(keeper.status().subscriptions(), all)));
                    answer.complete(all);
                });
    }

    CompletableFuture<Void> unsubscribe(List<TopicFilter> filters) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean taken = worker.test(() -> {
            book.remove(filters);
            Uplink current = uplink.get();
            if (current == null) {
                done.complete(null);
                return;
            }
            var _ = current.link()
                    .unsubscribe(filters)
                    .orTimeout(options.session().connectTimeoutMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((answer, failure) -> {
                        var _ = worker.test(() -> tell(
                                current,
                                SubscriptionBook.without(keeper.status().subscriptions(), filters)));
                        done.complete(null);
                    });
        });
        if (!taken) {
            done.complete(null);
        }
        return done;
    }

    private void tell(Uplink current, List<SubscribeOutcome> outcomes) {
        if (current.equals(uplink.get()) && keeper.state() == ConnectionState.CONNECTED) {
            keeper.connected(outcomes);
        }
    }

    private FailureWords words() {
        return new FailureWords(options, options.protocol().first());
    }
}
