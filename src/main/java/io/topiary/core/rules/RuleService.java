package io.topiary.core.rules;

import io.topiary.core.work.LimitedCall;
import io.topiary.core.work.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the rules of the store to work in one session, for as long as it lasts. Any thread. */
public final class RuleService implements AutoCloseable {

    /** Alerts and files are at most so late. */
    private static final long PERIOD_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(RuleService.class);
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final RuleStore store;
    private final RuleBook book;
    private final @Nullable String profileId;
    private final RuleDuties duties;
    private final Ticker ticker;
    private final List<Runnable> endings;

    /**
     * Starts at once.
     *
     * @param store where the rules are
     * @param book the session's
     * @param session name of the session, for its thread and its notifications
     * @param profileId id of its profile, or null
     * @param outlets where alerts and lines go
     */
    public RuleService(
            RuleStore store, RuleBook book, String session, @Nullable String profileId, RuleDuties.Outlets outlets) {
        this.store = store;
        this.book = book;
        this.profileId = profileId;
        this.duties = new RuleDuties(book, session, outlets);
        this.endings = List.of(store.onChange(this::update));
        update();
        this.ticker = new Ticker("topiary-rules-" + session, PERIOD_MILLIS, () -> duties.run(System.nanoTime()));
    }

    /** The alerts of the session. */
    public Alerts alerts() {
        return duties.alerts();
    }

    /** What became of notifications. */
    public RuleDuties duties() {
        return duties;
    }

    /** Writes what is left, for which it waits a moment, and ends the thread. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
        ticker.close();
        finish();
    }

    private void finish() {
        try {
            LimitedCall.within(PATIENCE, "topiary-rules-last", () -> {
                duties.run(System.nanoTime());
                return true;
            });
        } catch (TimeoutException e) {
            LOG.info("the files of rules are still being written");
        } catch (ExecutionException e) {
            LOG.warn("the last messages could not be given to rules", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void update() {
        book.set(store.rulesFor(profileId));
    }
}
