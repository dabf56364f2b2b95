package io.topiary.ui.app;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.ui.topics.TopicTreeViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Drives the real window for the benchmark, from inside its JVM, and prints what it measures in nanoseconds, a name and a
 * number a line. {@code WindowDriver siblings|filter HOME PORT TOPICS …}.
 */
final class WindowDriver {

    private static final String LEVEL = "plant";
    private static final String GO = "bench/go";
    private static final int FRAMES = 360;
    private static final int WHEEL_ROWS = 3;
    private static final long KEYSTROKE_MILLIS = 120;

    private final DrivenWindow window;
    private final TopicTreeViewModel tree;
    private final int topics;

    private WindowDriver(DrivenWindow window, int topics) {
        this.window = window;
        this.tree = window.topics();
        this.topics = topics;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            WindowDriver driver = new WindowDriver(
                    DrivenWindow.open(Path.of(args[1]), Integer.parseInt(args[2])), Integer.parseInt(args[3]));
            driver.window.awaitReceived(driver.topics);
            DrivenWindow.rest(1_000);
            if (args[0].equals("siblings")) {
                driver.siblings(Integer.parseInt(args[4]), Integer.parseInt(args[5]));
            } else {
                driver.filter(List.of(args).subList(4, args.length));
            }
            status = 0;
        } catch (RuntimeException e) {
            System.err.println("the window could not be driven: " + e);
        }
        // whoever started this reads the last line first
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private static void tell(String name, long value) {
        System.out.println(name + " " + value);
    }

    // A million siblings

    private void siblings(int later, int seconds) {
        DrivenWindow.ask(() -> {
            tree.setExpanded(LEVEL, false);
            return true;
        });
        DrivenWindow.rest(1_000);
        tell("EXPAND", window.untilLaidOut(() -> tree.setExpanded(LEVEL, true)));
        DrivenWindow.rest(500);
        scroll();
        grow(later, seconds);
        tell("ROWS", DrivenWindow.ask(() -> tree.window().rowCount()));
        tell("MISSING", window.missing((long) topics + later));
    }

    /** With the wheel first, then with the scroll bar to anywhere, in each frame. */
    private void scroll() {
        AtomicLong frame = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        Random random = new Random(1);
        List<Long> gaps = DrivenWindow.frames(
                number -> {
                    frame.set(number);
                    long start = System.nanoTime();
                    if (number < FRAMES / 2) {
                        tree.window().scrollBy(WHEEL_ROWS);
                    } else {
                        tree.window().scrollTo(random.nextLong(tree.window().rowCount()));
                    }
                    longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                },
                () -> frame.get() >= FRAMES);
        tell("SCROLL_P50", DrivenWindow.percentile(gaps, 0.5));
        tell("SCROLL_P99", DrivenWindow.percentile(gaps, 0.99));
        tell("SCROLL_PULL_MAX", longest.get());
    }

    private void grow(int later, int seconds) {
        long all = (long) topics + later;
        DrivenWindow.ask(() -> {
            tree.window().scrollTo(topics / 2);
            return true;
        });
        DrivenWindow.rest(500);
        DrivenWindow.resetFigures();
        var _ = window.session().subscribe(Subscription.of(TopicFilter.of(GO), Qos.AT_MOST_ONCE));
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + 30L);
        AtomicLong shown = new AtomicLong();
        List<Long> gaps = DrivenWindow.frames(
                frame -> {
                    if (shown.get() == 0 && tree.window().rowCount() > all) {
                        shown.set(System.nanoTime());
                    }
                },
                () -> shown.get() != 0 || System.nanoTime() - patience > 0);
        tell("NEW_GAP_P99", DrivenWindow.percentile(gaps, 0.99));
        tell("NEW_GAP_MAX", gaps.getLast());
        tell("NEW_FX_P99", DrivenWindow.figure("FxLatencyP99Millis"));
        tell("NEW_ALL", shown.get() == 0 ? System.nanoTime() : shown.get());
    }

    // A filter over a million topics

    /** @param needles each followed by how many topics it is to find */
    private void filter(List<String> needles) {
        DrivenWindow.ask(() -> {
            tree.expandAll();
            return true;
        });
        DrivenWindow.rest(1_000);
        long rows = DrivenWindow.ask(() -> tree.window().rowCount());
        for (int i = 0; i < needles.size(); i += 2) {
            FilterWatch watch = type(needles.get(i), Long.parseLong(needles.get(i + 1)));
            tell("FIRST", watch.first());
            tell("COMPLETE", watch.complete());
            tell("FOUND", matching());
            clear(rows);
        }
        keys(needles.get(2), Long.parseLong(needles.get(3)));
        tell("EMPTIED", clear(rows));
        tell("MISSING", window.missing(topics));
    }

    private FilterWatch type(String needle, long expected) {
        CompletableFuture<FilterWatch> begun = new CompletableFuture<>();
        Platform.runLater(() -> {
            FilterWatch watch = new FilterWatch(tree, topics, expected);
            tree.filterProperty().set(needle);
            begun.complete(watch);
        });
        FilterWatch watch = begun.join();
        watch.await();
        return watch;
    }

    private void keys(String word, long expected) {
        DrivenWindow.resetFigures();
        long longest = 0;
        for (int end = 1; end < word.length(); end++) {
            String typed = word.substring(0, end);
            long start = System.nanoTime();
            DrivenWindow.ask(() -> {
                tree.filterProperty().set(typed);
                return true;
            });
            longest = Math.max(longest, System.nanoTime() - start);
            DrivenWindow.rest(KEYSTROKE_MILLIS);
        }
        FilterWatch watch = type(word, expected);
        tell("TYPING_FX_P99", DrivenWindow.figure("FxLatencyP99Millis"));
        tell("TYPING_KEY_MAX", longest);
        tell("TYPING_COMPLETE", watch.complete());
    }

    /** Empties the filter. @return nanoseconds until all rows are there again */
    private long clear(long rows) {
        long start = System.nanoTime();
        DrivenWindow.ask(() -> {
            tree.filterProperty().set("");
            return true;
        });
        DrivenWindow.await(() -> DrivenWindow.ask(() -> tree.window().rowCount() == rows));
        return System.nanoTime() - start;
    }

    private long matching() {
        return window.session().model().read(model -> (long) model.tree().matchingTopics());
    }
}
