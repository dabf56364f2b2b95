package io.topiary.core.publish.request;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.TemplateScope;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again, one request at a time, and waits for each reply. Replies come over a connection of their own, so that
 * subscriptions, tree and log stay as they are; requests leave the usual way. {@link #run} blocks; {@link #report} may be
 * asked by any thread.
 */
public final class Requests {

    private static final long CONNECT_MILLIS = 15_000;
    private static final long GLANCE_MILLIS = 50;

    private final RequestPlan plan;
    private final DraftWriter writer;
    private final Outlet outlet;
    private final Function<ConnectionListener, Connection> connections;
    private final Function<String, Optional<byte[]>> topics;
    private final RequestBook book = new RequestBook();
    private final long mark = RandomGenerator.getDefault().nextLong();

    private Requests(
            RequestPlan plan,
            DraftWriter writer,
            Outlet outlet,
            Function<ConnectionListener, Connection> connections,
            Function<String, Optional<byte[]>> topics) {
        this.plan = plan;
        this.writer = writer;
        this.outlet = outlet;
        this.connections = connections;
        this.topics = topics;
    }

    /**
     * What asks as {@code plan} says.
     *
     * @param outlet where requests leave
     * @param connections makes the connection that replies come over
     * @param topics the newest payload of a topic, empty if there is none
     * @throws EncodeException if the draft can't be read
     */
    public static Requests of(
            RequestPlan plan,
            PayloadModes modes,
            Outlet outlet,
            Function<ConnectionListener, Connection> connections,
            Function<String, Optional<byte[]>> topics)
            throws EncodeException {
        return new Requests(plan, DraftWriter.of(plan.draft(), modes), outlet, connections, topics);
    }

    /**
     * Writes the first request of {@code plan} before anything is connected to. One that needs the payload of another topic
     * can't be judged yet, and passes.
     *
     * @throws EncodeException if it can't be made, or has nothing to know its reply by
     */
    public static void check(RequestPlan plan, PayloadModes modes) throws EncodeException {
        AtomicBoolean needsOthers = new AtomicBoolean();
        Function<String, Optional<byte[]>> none = topic -> {
            needsOthers.set(true);
            return Optional.empty();
        };
        try {
            PublishRequest first = DraftWriter.of(plan.draft(), modes).write(TemplateScope.single(0, none));
            if (plan.matching() instanceof Matching.Field) {
                var _ = key(plan, first);
            }
        } catch (EncodeException e) {
            if (!needsOthers.get()) {
                throw e;
            }
        }
    }

    private static String key(RequestPlan plan, PublishRequest request) throws EncodeException {
        return ReplyDesk.key(plan.matching(), request.payload(), request.properties())
                .orElseThrow(() -> new EncodeException(Text.of("publish.request.noField")));
    }

    /** What came of it so far. */
    public RequestReport report() {
        return book.report();
    }

    /**
     * Asks.
     *
     * @param control ends it early
     * @return what came of it
     * @throws RequestException if nothing can be asked
     * @throws InterruptedException if the thread is to end
     */
    public RequestReport run(Job.Control control) throws RequestException, InterruptedException {
        ReplyDesk desk = new ReplyDesk(plan.matching(), book);
        try (Connection connection = connections.apply(desk)) {
            connection.connect();
            awaitLink(desk, control);
            subscribe(connection, control);
            control.phase(Text.of("publish.request.phase.asking"), plan.times());
            long began = System.nanoTime();
            for (int i = 0; i < plan.times() && !control.isCancelled(); i++) {
                awaitBoth(desk, control);
                ask(i, System.nanoTime() - began, desk, control);
                control.done(i + 1L);
            }
            return book.report();
        }
    }

    private static void awaitLink(ReplyDesk desk, Job.Control control) throws RequestException, InterruptedException {
        ConnectionStatus status = await(desk.settled(), CONNECT_MILLIS, control)
                .orElseThrow(() -> new RequestException(Text.of("publish.request.noLink")));
        if (status.state() != ConnectionState.CONNECTED) {
            Failure failure = status.failure();
            throw new RequestException(failure == null ? Text.of("publish.request.noLink") : failure.what());
        }
    }

    private void subscribe(Connection connection, Job.Control control) throws RequestException, InterruptedException {
        CompletableFuture<List<SubscribeOutcome>> asked =
                connection.subscribe(List.of(Subscription.of(plan.matching().filter(), Qos.AT_LEAST_ONCE)));
        List<SubscribeOutcome> outcomes = await(asked, CONNECT_MILLIS, control)
                .orElseThrow(() -> new RequestException(Text.of("publish.request.noLink")));
        for (SubscribeOutcome outcome : outcomes) {
            if (!(outcome instanceof SubscribeOutcome.Granted)) {
                throw RequestException.refused(Text.of(
                        "publish.request.noReplies", plan.matching().filter().filter()));
            }
        }
    }

    /** A request that can't leave, or whose reply can't come, is not asked for nothing: it waits until both can. */
    private void awaitBoth(ReplyDesk desk, Job.Control control) throws RequestException {
        while (!control.isCancelled() && !(outlet.isUp() && desk.isUp())) {
            book.held(true);
            Failure failure = desk.failure();
            if (failure != null) {
                book.held(false);
                throw new RequestException(failure.what());
            }
            var _ = control.pause(GLANCE_MILLIS);
        }
        book.held(false);
    }

    private void ask(int index, long elapsedNanos, ReplyDesk desk, Job.Control control) throws InterruptedException {
        if (control.isCancelled()) {
            return;
        }
        PublishRequest request;
        String key;
        try {
            request = writer.write(
                    new TemplateScope(Instant.now(), elapsedNanos, index, RandomGenerator.getDefault(), topics, null),
                    properties(index));
            key = key(plan, request);
        } catch (EncodeException e) {
            book.add(
                    new Exchange(index + 1, plan.draft().topic(), new byte[0], new Exchange.Result.NotAsked(e.text())));
            return;
        }
        String topic = request.topic().name();
        CompletableFuture<ReplyDesk.Reply> reply = desk.await(key, topic, request.payload());
        long began = System.nanoTime();
        CompletableFuture<PublishOutcome> outcome = outlet.publish(request);
        // then the waiting ends: nobody will reply
        var _ = outcome.thenAccept(told -> {
            if (told instanceof PublishOutcome.Refused || told instanceof PublishOutcome.Unknown) {
                reply.cancel(false);
            }
        });
        Exchange.Result result = await(reply, plan.timeoutMillis(), control)
                .<Exchange.Result>map(
                        came -> new Exchange.Result.Replied(came.nanoTime() - began, came.topic(), came.payload()))
                .orElseGet(() -> none(outcome.getNow(null)));
        reply.cancel(false);
        if (!control.isCancelled() || result instanceof Exchange.Result.Replied) {
            book.add(new Exchange(index + 1, topic, request.payload(), result));
        }
    }

    private static Exchange.Result none(@Nullable PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Refused no ->
                new Exchange.Result.NotAsked(no.failure().what());
            case PublishOutcome.Unknown lost ->
                new Exchange.Result.Unknown(lost.failure().what());
            case null, default -> new Exchange.Result.TimedOut();
        };
    }

    private MessageProperties properties(int index) {
        MessageProperties own = plan.draft().properties();
        return switch (plan.matching()) {
            case Matching.Field field -> own;
            case Matching.Correlation correlation ->
                new MessageProperties(
                        own.contentType(),
                        correlation.responseTopic(),
                        ByteBuffer.allocate(12).putLong(mark).putInt(index).array(),
                        own.messageExpirySeconds(),
                        own.payloadFormat(),
                        own.userProperties());
        };
    }

    /** What {@code future} completes with in that time; empty if it does not, was cancelled, or nobody wants it any more. */
    private static <T> Optional<T> await(CompletableFuture<T> future, long millis, Job.Control control)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!control.isCancelled()) {
            long left = end - System.nanoTime();
            if (left <= 0 || future.isCancelled()) {
                break;
            }
            try {
                return Optional.of(
                        future.get(Math.min(left, TimeUnit.MILLISECONDS.toNanos(GLANCE_MILLIS)), TimeUnit.NANOSECONDS));
            } catch (TimeoutException again) {
                // somebody may have cancelled meanwhile
            } catch (ExecutionException e) {
                throw new IllegalStateException("completes with a value", e);
            } catch (CancellationException e) {
                break;
            }
        }
        return Optional.empty();
    }
}
