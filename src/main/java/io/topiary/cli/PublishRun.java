package io.topiary.cli;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One run of {@code pub}: publishes each payload and ends when the broker has answered for all of them. */
final class PublishRun {

    /** Enough to hide the way to the broker and back; the connection takes more. */
    private static final int MOST_UNDER_WAY = 100;

    private final CliContext context;
    private final ConnectOptions options;
    private final Plan plan;
    private final Deque<CompletableFuture<PublishOutcome>> underWay = new ArrayDeque<>();
    private int exitCode = ExitCode.DONE;

    /** What is published where. */
    record Plan(Topic topic, Qos qos, boolean retain, MessageProperties properties, PayloadArguments.Source source) {}

    PublishRun(CliContext context, ConnectOptions options, Plan plan) {
        this.context = context;
        this.options = options;
        this.plan = plan;
    }

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        try (Link link = new Link(context, options)) {
            while (awaitConnected(link)) {
                byte[] payload = next();
                if (payload == null) {
                    settle(0);
                    return exitCode;
                }
                settle(MOST_UNDER_WAY - 1);
                underWay.add(link.connection()
                        .publish(new PublishRequest(
                                plan.topic(), payload, plan.qos(), plan.retain(), plan.properties())));
            }
            return ExitCode.INTERRUPTED;
        }
    }

    /** Waits for the link, also after it was lost; false if the command is to end. */
    private boolean awaitConnected(Link link) throws InterruptedException {
        boolean connected = link.wasUp() && link.connection().status().state() == ConnectionState.CONNECTED;
        while (!connected && !link.events().isClosed()) {
            for (Event event : link.events().take(EventQueue.FOR_EVER)) {
                if (event instanceof Event.Changed(ConnectionStatus status)) {
                    link.follow(status);
                    connected = status.state() == ConnectionState.CONNECTED;
                }
            }
        }
        return !link.events().isClosed();
    }

    private byte @Nullable [] next() {
        try {
            return plan.source().next();
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
        switch (outcome) {
            case PublishOutcome.Sent sent -> {}
            case PublishOutcome.Acknowledged acknowledged -> {}
            case PublishOutcome.Refused(Failure failure) -> report(ExitCode.REFUSED, failure);
            case PublishOutcome.Unknown(Failure failure) -> {
                context.console().say(Text.of("cli.pub.unknown"));
                report(ExitCode.NO_CONNECTION, failure);
            }
        }
    }

    private void report(int code, Failure failure) {
        context.console().say(failure);
        exitCode = exitCode == ExitCode.DONE ? code : exitCode;
    }
}
