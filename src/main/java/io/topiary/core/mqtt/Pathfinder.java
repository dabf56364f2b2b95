package io.topiary.core.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ways to the broker for one attempt: prepares it, then looks up one server after the other and hands out one
 * address after the other, until one works or none is left. Lives on the connection's worker thread.
 */
final class Pathfinder {

    /** Who goes the ways. Every call comes on the worker thread, unless the attempt is over. */
    interface Traveller {

        /** The name of a further server is being looked up. */
        void resolving();

        /** Runs {@code expired} when the time for a step is over, in place of what was to run before. */
        void limit(Runnable expired);

        /** Runs {@code task} on the worker thread. */
        void onWorker(Runnable task);

        /** A way to go. */
        void dial(Preparation prepared, Route route);

        /** There is no way, or none left. */
        void failed(Failure failure);
    }

    private final ConnectOptions options;
    private final FailureWords words;
    private final HostResolver resolver;
    private final Traveller traveller;
    private @Nullable Preparation preparation;
    private @Nullable Itinerary itinerary;
    private int lookUp;

    Pathfinder(ConnectOptions options, FailureWords words, HostResolver resolver, Traveller traveller) {
        this.options = options;
        this.words = words;
        this.resolver = resolver;
        this.traveller = traveller;
    }

    void start() {
        await(
                resolver.prepare(options),
                this::prepared,
                failure -> traveller.failed(words.unprepared(failure)),
                () -> traveller.failed(words.preparationTimedOut()));
    }

    /** {@code server} did not let us in; {@code step} tells how far it came. */
    void missed(Candidate server, Failure failure, ConnectStep step) {
        Itinerary way = itinerary;
        if (way != null && way.goesOn(server, failure, step)) {
            next(way);
        } else {
            traveller.failed(way == null ? failure : way.verdict());
        }
    }

    private void prepared(Preparation prepared) {
        preparation = prepared;
        Itinerary way = new Itinerary(prepared);
        itinerary = way;
        Exception unnamed = prepared.unnamed();
        if (unnamed != null) {
            way.unnamed(Candidate.of(options.address()), words.unprepared(unnamed));
        }
        next(way);
    }

    private void next(Itinerary way) {
        Route route = way.nextRoute();
        Preparation prepared = preparation;
        if (route != null && prepared != null) {
            traveller.dial(prepared, route);
            return;
        }
        Candidate server = way.nextServer();
        if (server == null) {
            traveller.failed(way.verdict());
            return;
        }
        FailureWords about = words.about(server.address());
        if (way.begun()) {
            traveller.resolving();
        }
        await(
                resolver.routes(options, server),
                found -> {
                    way.found(found);
                    next(way);
                },
                failure -> missed(server, about.unprepared(failure), ConnectStep.TCP),
                () -> missed(server, about.resolverTimedOut(), ConnectStep.TCP));
    }

    /** Waits for {@code future} as long as a step may take; what comes later falls on deaf ears. */
    private <T> void await(
            CompletableFuture<T> future, Consumer<T> found, Consumer<Throwable> failed, Runnable expired) {
        int awaited = ++lookUp;
        traveller.limit(() -> {
            lookUp++;
            expired.run();
        });
        var _ = future.whenComplete((result, failure) -> traveller.onWorker(() -> {
            if (awaited != lookUp) {
                return;
            }
            lookUp++;
            if (failure != null) {
                failed.accept(HiveMqLink.unwrap(failure));
            } else {
                found.accept(result);
            }
        }));
    }
}
