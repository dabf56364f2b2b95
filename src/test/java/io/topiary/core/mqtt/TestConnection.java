package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** A real connection with a patient test around it: delays of milliseconds, a resolver that a test can swap. */
final class TestConnection implements AutoCloseable {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RecordingListener listener = new RecordingListener();
    private final Connection connection;
    private long begunNanos;

    private TestConnection(ConnectOptions options, HostResolver resolver, BackOff backOff, Surroundings surroundings) {
        this.connection =
                new ReconnectingConnection(options, listener, resolver, HiveMqLink::new, backOff, surroundings);
    }

    /** Waits an hour between attempts: a test sees the first failure in peace. */
    static TestConnection once(TestOptions options) {
        return new TestConnection(options.build(), HostResolver.ofSystem(), backOff(Duration.ofHours(1)), still());
    }

    /** Waits milliseconds between attempts. */
    static TestConnection eager(TestOptions options) {
        return new TestConnection(options.build(), HostResolver.ofSystem(), backOff(Duration.ofMillis(2)), still());
    }

    static TestConnection resolving(TestOptions options, HostResolver.Lookup lookup) {
        return resolving(options, lookup, name -> List.of());
    }

    /** The same, with SRV records of the test. */
    static TestConnection resolving(TestOptions options, HostResolver.Lookup lookup, ServiceLookup services) {
        HostResolver resolver = new HostResolver(lookup, new ServerList(services, new Random(1)));
        return new TestConnection(options.build(), resolver, backOff(Duration.ofHours(1)), still());
    }

    /** With a back-off and surroundings of the test's own. */
    static TestConnection with(TestOptions options, BackOff backOff, Surroundings surroundings) {
        return new TestConnection(options.build(), HostResolver.ofSystem(), backOff, surroundings);
    }

    /** Surroundings in which nothing ever happens. */
    static Surroundings still() {
        return new Surroundings(() -> 0, () -> 0, Set::of);
    }

    /** Always the same delay. */
    static BackOff every(Duration delay) {
        return backOff(delay);
    }

    private static BackOff backOff(Duration first) {
        return new BackOff(first, first, first, Duration.ofSeconds(30), new Random(1));
    }

    Connection connection() {
        return connection;
    }

    RecordingListener listener() {
        return listener;
    }

    TestConnection connect() {
        begunNanos = System.nanoTime();
        connection.connect();
        return this;
    }

    void assertDisconnectsAtOnce() {
        connection.disconnect();
        await().atMost(AT_ONCE).until(() -> connection.status().state() == ConnectionState.DISCONNECTED);
    }

    ConnectionStatus awaitState(ConnectionState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(connection.status())
                        .extracting(ConnectionStatus::state)
                        .as(() -> connection.status().toString())
                        .isEqualTo(state));
        return connection.status();
    }

    /** The failure that the first attempt ends with, whether another one follows or not. */
    Failure awaitFailure() {
        // the cause may become known a moment after the end
        await().pollDelay(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> {
            ConnectionState state = connection.status().state();
            return state == ConnectionState.WAITING || state == ConnectionState.FAILED;
        });
        Failure failure = connection.status().failure();
        if (failure == null) {
            throw new AssertionError("no failure in " + connection.status());
        }
        return failure;
    }

    long begunNanos() {
        return begunNanos;
    }

    /** How long after {@link #connect()} the first failure was told. */
    Duration untilFailure() {
        ConnectionState state = connection.status().state();
        return Duration.ofNanos(listener.toldNanos(state) - begunNanos);
    }

    /** Waits for the failure and notes it in the fault book. */
    Failure noteFailure(String row, String stimulus) {
        Failure failure = awaitFailure();
        FaultBook.note(row, stimulus, failure, untilFailure());
        return failure;
    }

    /** What the user reads, in English: what, why and remedy in three lines. */
    static String words(Failure failure) {
        return words(failure.what()) + "\n" + words(failure.why()) + "\n" + words(failure.remedy());
    }

    static String words(Text text) {
        return Messages.forLocale(Locale.ENGLISH).get(text);
    }

    @Override
    public void close() {
        connection.close();
    }
}
