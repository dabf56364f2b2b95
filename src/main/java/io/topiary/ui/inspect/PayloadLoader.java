package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.payload.Sample;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has payloads made ready on a worker, one at a time: what is asked for meanwhile waits, and only the newest of it is
 * made. Results of what nobody looks at any more are dropped. FX thread.
 */
final class PayloadLoader {

    /**
     * What to make ready.
     *
     * @param subject a result is wanted as long as this does not change: the selection, not each message of it
     * @param edition what formats know, see {@link io.topiary.core.payload.FormatChoices#edition}
     */
    record Order(Object subject, Message message, Wish wish, long edition) {

        /** Whether {@code other} would be shown just as this is. */
        boolean looksLike(Order other) {
            return subject.equals(other.subject)
                    && wish.equals(other.wish)
                    && edition == other.edition
                    && Arrays.equals(message.payload(), other.message.payload());
        }
    }

    /** What was made ready. */
    record Result(Order order, Presentation presentation) {}

    private final Presenter presenter;
    private final Function<Message, Sample> samples;
    private final Executor workers;
    private final Executor fx;
    private final Consumer<Result> ready;
    private @Nullable Order wanted;
    private @Nullable Order running;
    private @Nullable Order done;

    /** @param samples adds to a message what helps to find out what it is; called on a worker */
    PayloadLoader(
            Presenter presenter,
            Function<Message, Sample> samples,
            Executor workers,
            Executor fx,
            Consumer<Result> ready) {
        this.presenter = presenter;
        this.samples = samples;
        this.workers = workers;
        this.fx = fx;
        this.ready = ready;
    }

    /** Makes {@code order} ready unless it is already; null wants nothing any more. */
    void want(@Nullable Order order) {
        wanted = order;
        if (order == null) {
            done = null;
        }
        startNext();
    }

    private void startNext() {
        Order next = wanted;
        boolean sameSubject =
                next != null && running != null && running.subject().equals(next.subject());
        if (next == null || next.equals(done) || sameSubject) {
            return;
        }
        if (done != null && done.looksLike(next)) {
            done = next;
            return;
        }
        running = next;
        workers.execute(() -> {
            Presentation presentation = presenter.present(samples.apply(next.message()), next.wish());
            fx.execute(() -> finished(new Result(next, presentation)));
        });
    }

    private void finished(Result result) {
        Order order = result.order();
        if (!order.equals(running)) {
            return;
        }
        running = null;
        Order current = wanted;
        if (current != null && current.subject().equals(order.subject())) {
            done = order;
            ready.accept(result);
        }
        startNext();
    }
}
