package io.topiary.ui.messages;

import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Message;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A log without a window over a session without a network, which refreshes when a test says so. */
final class LogStand implements AutoCloseable {

    /** Messages in memory at most. */
    static final int KEPT = 500;

    final FakeConnection connection = new FakeConnection();
    final Session session;
    final ManualPulse pulse = new ManualPulse();
    final MessageLogViewModel model;

    /** With room for {@code rows} rows on screen. */
    LogStand(int rows) {
        this(rows, KEPT);
    }

    /** As above; {@code kept} messages stay in memory at most. */
    LogStand(int rows, int kept) {
        session = connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, kept, 1 << 24));
        model = new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));
        model.window().setCapacity(rows);
    }

    /** Receives {@code payload-i} on the topic {@code mi}, for each {@code i} up to {@code to} (exclusive). */
    void feed(int from, int to) {
        IntStream.range(from, to).forEach(i -> connection.feed("m" + i, "payload-" + i));
        refresh();
    }

    /** Receives messages, each written {@code topic=payload}. */
    void feed(String... messages) {
        for (String message : messages) {
            int sign = message.indexOf('=');
            connection.feed(message.substring(0, sign), message.substring(sign + 1));
        }
        refresh();
    }

    void refresh() {
        FakeConnection.settle(session);
        pulse.run();
        pulse.run();
    }

    void lose() {
        connection.become(ConnectionState.WAITING);
    }

    /** The topics on screen; a divider is {@code gap}, or {@code offline} while it lasts. */
    List<String> topics() {
        return shown(Message::topic);
    }

    /** What is on screen, {@code topic=payload}. */
    List<String> messages() {
        return shown(LogStand::written);
    }

    List<String> shown(Function<Message, String> form) {
        return model.window().slots().stream()
                .map(slot -> told(slot.get(), form))
                .toList();
    }

    private static String told(LogRow row, Function<Message, String> form) {
        return switch (row) {
            case LogRow.OfMessage of -> form.apply(of.message());
            case LogRow.OfGaps gaps -> gaps.last().lasts() ? "offline" : "gap";
        };
    }

    static String written(Message message) {
        return message.topic() + "=" + new String(message.payload(), StandardCharsets.UTF_8);
    }

    LogRow row(int slot) {
        LogRow row = model.window().row(slot);
        if (row == null) {
            throw new AssertionError("no row " + slot);
        }
        return row;
    }

    /** The selected message as {@link #messages()} has it; empty if there is none. */
    String selected() {
        Message message = model.selectedMessageProperty().get();
        return message == null ? "" : written(message);
    }

    @Override
    public void close() {
        model.close();
        session.close();
    }
}
