package io.topiary.ui.app;

import io.topiary.ui.topics.TopicTreeViewModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.util.Subscription;

/**
 * Watches what a filter makes of the tree on screen: after each pull of its rows it reads the summary beside the filter. Made
 * on the FX thread in the moment of the keystroke.
 */
final class FilterWatch {

    private static final long PATIENCE_SECONDS = 30;

    private final TopicTreeViewModel tree;
    private final long topics;
    private final long expected;
    private final long start = System.nanoTime();
    private final Subscription subscription;
    private final CompletableFuture<Long> first = new CompletableFuture<>();
    private final CompletableFuture<Long> complete = new CompletableFuture<>();

    FilterWatch(TopicTreeViewModel tree, long topics, long expected) {
        this.tree = tree;
        this.topics = topics;
        this.expected = expected;
        this.subscription = tree.window().shownProperty().subscribe((before, now) -> look());
    }

    /** Waits until the filter has found what it is to find. */
    void await() {
        complete.completeOnTimeout(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        first.complete(complete.join());
        DrivenWindow.ask(() -> {
            subscription.unsubscribe();
            return true;
        });
    }

    /** Nanoseconds until rows of the filtered tree were on screen. */
    long first() {
        return first.join();
    }

    /** Nanoseconds until all of them were. */
    long complete() {
        return complete.join();
    }

    private void look() {
        String summary = tree.filterSummaryProperty().get();
        String digits = summary.split("of", 2)[0].replaceAll("\\D", "");
        if (digits.isEmpty()) {
            return;
        }
        long matching = Long.parseLong(digits);
        if (matching > 0 && matching < topics && !tree.window().slots().isEmpty()) {
            first.complete(System.nanoTime() - start);
        }
        if (matching == expected) {
            complete.complete(System.nanoTime() - start);
        }
    }
}
