package io.topiary.bench;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.format.StandardFormats;
import io.topiary.core.sequence.CounterPlan;
import io.topiary.core.sequence.CounterSource;
import io.topiary.core.sequence.Counters;
import io.topiary.core.sequence.Wrap;
import io.topiary.core.session.Books;
import io.topiary.core.session.SequenceKeeper;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.ShapeWatch;
import io.topiary.core.shape.ShapeOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * A session without a window, its payloads watched or not: prints {@code DONE nanos} when all messages are in the model,
 * how many are {@code MISSING}, and how many were {@code LOOKED} into.
 */
final class WatchedSession {

    private static final int COUNTERS = 10;

    private WatchedSession() {}

    public static void main(String[] args) throws InterruptedException {
        ConnectOptions options = ConnectOptions.of(
                        new BrokerAddress(Scheme.MQTT, "127.0.0.1", Integer.parseInt(args[0]), ""))
                .withLogin(Login.of("topiary-bench", null, null))
                .withProtocol(ProtocolChoice.V5)
                .withSubscriptions(List.of(Subscription.of(TopicFilter.of("#"), Qos.AT_MOST_ONCE)));
        Session session = new Session(
                SessionIdentity.of("watched"), options, SessionLimits.forKeepAlive(60), new HiveMqConnectionFactory());
        SessionPayloads payloads = new SessionPayloads(session, new PayloadReader(StandardFormats.list()));
        if (Boolean.parseBoolean(args[2])) {
            ShapeWatch watch = new ShapeWatch(session, payloads, ShapeOptions.USUAL);
            watch.follow("t0");
            SequenceKeeper keeper = new SequenceKeeper(
                    session, new Counters(payloads::values, Map.of()), plans(), plans -> {}, Runnable::run);
            flood(session, Long.parseLong(args[1]));
            System.out.println("LOOKED " + watch.book().looked());
            System.out.println("COUNTED "
                    + plans().stream()
                            .mapToLong(plan -> keeper.of(plan.topic())
                                    .orElseThrow()
                                    .state()
                                    .seen())
                            .sum());
        } else {
            flood(session, Long.parseLong(args[1]));
        }
        System.exit(0);
    }

    private static List<CounterPlan> plans() {
        return IntStream.range(0, COUNTERS)
                .mapToObj(i -> new CounterPlan("t" + i, new CounterSource.InJson("/seq"), Wrap.NONE, 1))
                .toList();
    }

    private static void flood(Session session, long messages) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        session.onDirty(changed -> {
            Books books = session.books();
            if (books.inTree() + books.skipped() >= messages) {
                done.countDown();
            }
        });
        session.connection().connect();
        done.await();
        System.out.println("DONE " + System.nanoTime());
        System.out.println("MISSING " + (messages - session.books().inTree()));
    }
}
