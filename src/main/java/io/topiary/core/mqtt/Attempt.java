package io.topiary.core.mqtt;

import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect, and the link that came of it until it ends: resolve, dial one server and address after the
 * other, subscribe. Every step has a time limit.
 *
 * <p>Lives on the connection's worker thread; events of a network thread are carried over to it. Once it is over, late
 * events fall on deaf ears.
 */
final class Attempt {

    /** How long the broker has to close the connection after DISCONNECT. */
    private static final long GOODBYE_MILLIS = 500;

    /** Told what comes of an attempt, on the worker thread but for messages. */
    interface Owner {

        void resolving();

        void connecting(ConnectStep step);

        void subscribing(BrokerLimits limits);

        void connected(List<SubscribeOutcome> outcomes);

        void failed(Failure failure);

        /** Messages; on the network thread. */
        void received(Arrivals arrivals);
    }

    /**
     * What every attempt of a connection uses.
     *
     * @param worker the connection's one thread
     * @param resolver looks names up
     * @param links makes links
     * @param tally counts the publishes that do not go out
     */
    record Tools(ScheduledExecutorService worker, HostResolver resolver, LinkFactory links, OutboxTally tally) {}

    private final ConnectOptions options;
    private final SubscriptionBook book;
    private final Tools tools;
    private final Owner owner;
    private final Pathfinder pathfinder;
    private final FailureWords words;
    private volatile boolean over;
    private volatile @Nullable Uplink uplink;
    private @Nullable Dialled dialled;
    private @Nullable ScheduledFuture<?> stepLimit;

    /**
     * @param book what to subscribe to, asked when the link is up
     * @param version the version of MQTT to speak
     */
    Attempt(ConnectOptions options, SubscriptionBook book, ProtocolVersion version, Tools tools, Owner owner) {
        this.options = options;
        this.book = book;
        this.tools = tools;
        this.owner = owner;
        this.words = new FailureWords(options, version);
        this.pathfinder = new Pathfinder(options, words, tools.resolver(), new Ways());
    }

    void start() {
        Failure objection = words.objection();
        if (objection != null) {
            fail(objection);
            return;
        }
        pathfinder.start();
    }

    /** The link while it is up, else null. */
    @Nullable
    Uplink uplink() {
        return uplink;
    }

    /** Ends it without a word to anybody: DISCONNECT if there is a link, and everything let go within a moment. */
    void leave(Runnable gone) {
        boolean up = uplink != null;
        Dialled current = dialled;
        finish(words.leftByUser());
        if (current == null) {
            gone.run();
        } else if (!up) {
            current.link.abort();
            gone.run();
        } else {
            goodbye(current.link, gone);
        }
    }

    private void goodbye(BrokerLink link, Runnable gone) {
        ScheduledFuture<?> abort = tools.worker().schedule(link::abort, GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        var _ = link.disconnect().whenComplete((done, failure) -> {
            abort.cancel(false);
            link.abort();
            gone.run();
        });
    }

    private void dial(LinkPlan plan) {
        owner.connecting(ConnectStep.TCP);
        Dialled next = new Dialled(plan);
        dialled = next;
        limit(() -> linkEnded(next, new LinkEnd.TimedOut(next.link.facts().step())));
        var _ = next.link.connect().thenAccept(limits -> onWorker(() -> up(next, limits)));
    }

    private void up(Dialled source, BrokerLimits limits) {
        if (source != dialled) {
            return;
        }
        FailureWords known = source.words.of(limits.clientId());
        BrokerLink link = source.link;
        Outbox outbox = new Outbox(link, limits, known, options.session().sending(), tools.tally(), tools.worker());
        Subscriber subscriber = new Subscriber(link, limits, known);
        Pulse pulse = new Pulse(link, limits.keepAliveSeconds(), tools.worker());
        source.words = known;
        uplink = new Uplink(link, limits, outbox, subscriber, pulse);
        owner.subscribing(limits);
        limit(() -> fail(known.subscribeTimedOut()));
        List<TopicFilter> unwanted = book.unwanted();
        var _ = subscriber
                .begin(unwanted, book.wanted())
                .whenComplete((outcomes, failure) -> onWorker(() -> {
                    if (failure != null) {
                        linkEnded(source, new LinkEnd.Broken(HiveMqLink.unwrap(failure)));
                    } else if (source == dialled) {
                        unlimit();
                        book.settled(unwanted);
                        owner.connected(outcomes);
                    }
                }));
    }

    /** Finds out at once whether the link that is up still is; the computer slept, or its network changed. */
    void checkPulse() {
        Dialled current = dialled;
        Uplink up = uplink;
        if (current != null && up != null) {
            up.pulse()
                    .check(() -> onWorker(() ->
                            linkEnded(current, new LinkEnd.Silent(up.pulse().patienceMillis()))));
        }
    }

    private void linkEnded(Dialled source, LinkEnd end) {
        if (source != dialled) {
            return;
        }
        Uplink up = uplink;
        WireFacts facts = source.link.facts();
        Failure failure = source.words.linkEnded(end, facts, source.plan.tls(), up != null);
        if (up != null) {
            fail(source.words.perhapsForbidden(failure, up.outbox().lastTopic()));
        } else {
            dialled = null;
            source.link.abort();
            pathfinder.missed(source.plan.route().server(), failure, facts.step());
        }
    }

    private void fail(Failure failure) {
        Dialled current = dialled;
        finish(failure);
        if (current != null) {
            current.link.abort();
        }
        owner.failed(failure);
    }

    private void finish(Failure why) {
        over = true;
        unlimit();
        dialled = null;
        Uplink was = uplink;
        uplink = null;
        if (was != null) {
            was.outbox().end(why);
        }
    }

    private void limit(Runnable expired) {
        unlimit();
        stepLimit = tools.worker()
                .schedule(
                        () -> {
                            if (!over) {
                                expired.run();
                            }
                        },
                        options.session().connectTimeoutMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void unlimit() {
        ScheduledFuture<?> current = stepLimit;
        if (current != null) {
            current.cancel(false);
        }
    }

    private void onWorker(Runnable task) {
        tools.worker().execute(() -> {
            if (!over) {
                task.run();
            }
        });
    }

    /** What the pathfinder asks for. */
    private final class Ways implements Pathfinder.Traveller {

        @Override
        public void resolving() {
            owner.resolving();
        }

        @Override
        public void limit(Runnable expired) {
            Attempt.this.limit(expired);
        }

        @Override
        public void onWorker(Runnable task) {
            Attempt.this.onWorker(task);
        }

        @Override
        public void dial(Preparation prepared, Route route) {
            Attempt.this.dial(LinkPlan.of(prepared.options(), words.version(), route, prepared.tls()));
        }

        @Override
        public void failed(Failure failure) {
            fail(failure);
        }
    }

    /** A link that was dialled, and its events: those of one that was given up for the next address are not for us. */
    private final class Dialled implements LinkListener {

        private final LinkPlan plan;
        private final BrokerLink link;
        private FailureWords words;

        private Dialled(LinkPlan plan) {
            this.plan = plan;
            this.words = Attempt.this.words.about(plan.options().address());
            this.link = tools.links().open(plan, this);
        }

        @Override
        public void step(ConnectStep step) {
            onWorker(() -> {
                if (this == dialled && uplink == null) {
                    owner.connecting(step);
                    limit(() -> linkEnded(this, new LinkEnd.TimedOut(step)));
                }
            });
        }

        @Override
        public void ended(LinkEnd end) {
            onWorker(() -> linkEnded(this, end));
        }

        @Override
        public void received(Arrivals arrivals) {
            if (!over) {
                owner.received(arrivals);
            }
        }
    }
}
