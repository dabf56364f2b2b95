package io.topiary.core.mqtt;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Drives one fault with a scripted broker and notes in the book of faults what the user read, and when. */
final class NotedFault {

    private NotedFault() {}

    /** The first failure of a connection to a broker that plays {@code script}. */
    static Failure of(String row, String stimulus, ScriptedBroker.Script script) {
        return of(row, stimulus, UnaryOperator.identity(), script);
    }

    /** The same with options of the test's own. */
    static Failure of(String row, String stimulus, UnaryOperator<TestOptions> options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script)) {
            return of(row, stimulus, options.apply(TestOptions.to(broker.port())));
        }
    }

    /** The first failure of a connection with {@code options}. */
    static Failure of(String row, String stimulus, TestOptions options) {
        long start = System.nanoTime();
        try (TestConnection connection = TestConnection.once(options).connect()) {
            Failure failure = connection.awaitFailure();
            FaultBook.note(row, stimulus, failure, since(start));
            return failure;
        }
    }

    static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
