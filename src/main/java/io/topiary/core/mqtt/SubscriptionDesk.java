package io.topiary.core.mqtt;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.Map;
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
        List<Subscription> on = added.stream().filter(Subscription::enabled).toList();
        List<TopicFilter> off = added.stream()
                .filter(each -> !each.enabled())
                .map(Subscription::filter)
                .toList();
        CompletableFuture<List<SubscribeOutcome>> answer = new CompletableFuture<>();
        boolean taken = worker.test(() -> {
            book.add(added);
            Uplink current = uplink.get();
            if (current == null) {
                answer.complete(SubscriptionBook.refused(on, words().notConnected()));
            } else {
                CompletableFuture<?> ended =
                        off.isEmpty() ? CompletableFuture.completedFuture(off) : unsubscribe(current, off);
                subscribe(current, on, ended, answer);
            }
        });
        if (!taken) {
            answer.complete(SubscriptionBook.refused(on, words().notConnected()));
        }
        return answer;
    }

    private void subscribe(
            Uplink current,
            List<Subscription> added,
            CompletableFuture<?> ended,
            CompletableFuture<List<SubscribeOutcome>> answer) {
        var _ = current.subscriber()
                .subscribe(added)
                .orTimeout(options.session().connectTimeoutMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcomes, failure) -> {
                    List<SubscribeOutcome> all =
                            failure == null ? outcomes : SubscriptionBook.refused(added, words().subscribeTimedOut());
                    var _ = worker.test(() -> tell(
                            current, SubscriptionBook.merged(keeper.status().subscriptions(), all)));
                    // until the broker has ended the others too, messages on them may come
                    var _ = ended.whenComplete((done, failed) -> answer.complete(all));
                });
    }

    CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
        CompletableFuture<Map<TopicFilter, Failure>> done = new CompletableFuture<>();
        boolean taken = worker.test(() -> {
            book.remove(filters);
            Uplink current = uplink.get();
            if (current == null) {
                done.complete(Map.of());
                return;
            }
            var _ = unsubscribe(current, filters).thenAccept(done::complete);
        });
        if (!taken) {
            done.complete(Map.of());
        }
        return done;
    }

    private CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(Uplink current, List<TopicFilter> filters) {
        return current.subscriber()
                .unsubscribe(filters)
                .orTimeout(options.session().connectTimeoutMillis(), TimeUnit.MILLISECONDS)
                .handle((refused, failure) -> {
                    Map<TopicFilter, Failure> kept = failure == null ? refused : Map.of();
                    List<TopicFilter> gone = filters.stream()
                            .filter(filter -> !kept.containsKey(filter))
                            .toList();
                    var _ = worker.test(() -> {
                        book.settled(gone);
                        tell(current, SubscriptionBook.without(keeper.status().subscriptions(), gone));
                    });
                    return kept;
                });
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
