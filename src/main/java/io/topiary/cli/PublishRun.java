package io.topiary.cli;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of {@code pub}: publishes each payload and ends when the broker has answered for all of them. */
final class PublishRun {

    /** Enough to hide the way to the broker and back; the connection takes more. */
    private static final int MOST_UNDER_WAY = 100;

    private final CliContext context;
    private final ConnectOptions options;
    private final PubMessages messages;
    private final long pauseNanos;
    private final Deque<CompletableFuture<PublishOutcome>> underWay = new ArrayDeque<>();
    private int exitCode = ExitCode.DONE;

    /** @param pauseMillis time between two messages, from 0 */
    PublishRun(CliContext context, ConnectOptions options, PubMessages messages, long pauseMillis) {
        this.context = context;
        this.options = options;
        this.messages = messages;
        this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    }

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        try (Link link = new Link(context, options)) {
            long due = 0;
            while (link.awaitUp() && (pauseNanos == 0 || awaitDue(link, due))) {
                PublishRequest request = next();
                if (request == null) {
                    settle(0);
                    return exitCode;
                }
                settle(MOST_UNDER_WAY - 1);
                long now = System.nanoTime();
                due = due == 0 || now - due > pauseNanos ? now + pauseNanos : due + pauseNanos;
                underWay.add(link.connection().publish(request));
            }
            return ExitCode.INTERRUPTED;
        }
    }

    /** Waits until {@code due}, or not at all if that is 0; false if the command is to end, or the link was lost. */
    private boolean awaitDue(Link link, long due) throws InterruptedException {
        long left = due - System.nanoTime();
        while (due != 0 && left > 0 && !link.events().isClosed()) {
            link.follow(left);
            left = due - System.nanoTime();
        }
        return link.awaitUp();
    }

    private @Nullable PublishRequest next() {
        try {
            return messages.next();
        } catch (IOException e) {
            throw new CliException(ExitCode.LOCAL, Text.of("cli.stdin.unreadable"));
        }
    }

    /** Waits until at most {@code most} are under way. */
    private void settle(int most) throws InterruptedException {
        while (underWay.size() > most) {
            try {
                judge(underWay.remove().get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("publish completes with an outcome", e);
            }
        }
    }

    private void judge(PublishOutcome outcome) {
        say(context.console(), outcome);
        int code = switch (outcome) {
            case PublishOutcome.Sent sent -> ExitCode.DONE;
            case PublishOutcome.Acknowledged acknowledged -> ExitCode.DONE;
            case PublishOutcome.Refused refused -> ExitCode.REFUSED;
            case PublishOutcome.Unknown unknown -> ExitCode.NO_CONNECTION;
        };
        exitCode = exitCode == ExitCode.DONE ? code : exitCode;
    }

    /** Says what {@code outcome} is if it is not what was wanted. */
    static void say(Console console, PublishOutcome outcome) {
        switch (outcome) {
            case PublishOutcome.Sent sent -> {}
            case PublishOutcome.Acknowledged acknowledged -> {}
            case PublishOutcome.Refused(Failure failure) -> console.say(failure);
            case PublishOutcome.Unknown(Failure failure) -> {
                console.say(Text.of("cli.pub.unknown"));
                console.say(failure);
            }
        }
    }
}
