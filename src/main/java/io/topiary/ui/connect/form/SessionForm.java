package io.topiary.ui.connect.form;

import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import io.topiary.core.mqtt.SessionOptions.Sending;
import io.topiary.core.mqtt.SessionOptions.Sending.WhenFull;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What the connection asks of the broker. FX thread. */
public final class SessionForm extends FormSection {

    private static final int LARGEST_SHORT = 65_535;
    private static final int MOST_WAITING = 1_000_000;
    private static final int SHORTEST_TIMEOUT_MILLIS = 100;
    private static final int LONGEST_TIMEOUT_MILLIS = 3_600_000;
    private static final int SHIFT_TO_MILLIS = 3;

    /** When the broker forgets the session. */
    public enum Expiry {
        AT_ONCE,
        AFTER,
        NEVER
    }

    public final BooleanProperty cleanStart = flag(true);
    public final ObjectProperty<Expiry> expiry = choice(Expiry.AT_ONCE, Field.SESSION_EXPIRY, Field.WILL_DELAY);

    /** Seconds, for {@link Expiry#AFTER}. */
    public final StringProperty expirySeconds = text(Field.SESSION_EXPIRY, Field.WILL_DELAY);

    /** Seconds. */
    public final StringProperty keepAlive = text(Field.KEEP_ALIVE);

    /** Seconds, with decimals. */
    public final StringProperty connectTimeout = text(Field.CONNECT_TIMEOUT);

    public final StringProperty receiveMaximum = text(Field.RECEIVE_MAXIMUM);

    /** A size such as {@code 64 KiB}; empty for the largest that MQTT knows. */
    public final StringProperty maximumPacket = text(Field.MAXIMUM_PACKET);

    public final StringProperty topicAliasMaximum = text(Field.TOPIC_ALIAS_MAXIMUM);
    public final BooleanProperty problemInformation = flag(true);
    public final BooleanProperty responseInformation = flag(false);
    public final StringProperty inFlight = text(Field.IN_FLIGHT);
    public final StringProperty waiting = text(Field.WAITING);
    public final ObjectProperty<WhenFull> whenFull = choice(WhenFull.REFUSE);
    public final RowList<PairRow> userProperties = rows(Field.USER_PROPERTIES, PairRow::empty);

    SessionForm() {}

    /** The maximum packet size in bytes; empty if none was typed, or what was typed is none. */
    public ObservableValue<OptionalLong> maximumPacketBytes() {
        return maximumPacket.map(SizeText::parse);
    }

    void fill(SessionOptions session) {
        cleanStart.set(session.cleanStart());
        long seconds = session.sessionExpirySeconds();
        expiry.set(
                seconds == 0 ? Expiry.AT_ONCE : seconds == SessionOptions.NEVER_EXPIRES ? Expiry.NEVER : Expiry.AFTER);
        expirySeconds.set(expiry.get() == Expiry.AFTER ? String.valueOf(seconds) : "3600");
        keepAlive.set(String.valueOf(session.keepAliveSeconds()));
        connectTimeout.set(BigDecimal.valueOf(session.connectTimeoutMillis(), SHIFT_TO_MILLIS)
                .stripTrailingZeros()
                .toPlainString());
        Receiving receiving = session.receiving();
        int largest = receiving.maximumPacketBytes();
        maximumPacket.set(largest == SessionOptions.LARGEST_PACKET_BYTES ? "" : SizeText.format(largest));
        receiveMaximum.set(String.valueOf(receiving.receiveMaximum()));
        topicAliasMaximum.set(String.valueOf(receiving.topicAliasMaximum()));
        problemInformation.set(receiving.problemInformation());
        responseInformation.set(receiving.responseInformation());
        inFlight.set(String.valueOf(session.sending().inFlight()));
        waiting.set(String.valueOf(session.sending().waiting()));
        whenFull.set(session.sending().whenFull());
        userProperties.fill(session.userProperties().stream().map(PairRow::of).toList());
    }

    SessionOptions read(Problems problems) {
        return new SessionOptions(
                cleanStart.get(),
                expiry(problems),
                (int) problems.number(Field.KEEP_ALIVE, keepAlive.get(), 0, LARGEST_SHORT, "connect.error.keepAlive"),
                timeoutMillis(problems),
                new Receiving(
                        largestPacket(problems),
                        (int) problems.number(Field.RECEIVE_MAXIMUM, receiveMaximum.get(), 1, LARGEST_SHORT),
                        (int) problems.number(Field.TOPIC_ALIAS_MAXIMUM, topicAliasMaximum.get(), 0, LARGEST_SHORT),
                        problemInformation.get(),
                        responseInformation.get()),
                new Sending(
                        (int) problems.number(Field.IN_FLIGHT, inFlight.get(), 1, LARGEST_SHORT),
                        (int) problems.number(Field.WAITING, waiting.get(), 0, MOST_WAITING),
                        whenFull.get()),
                problems.userProperties(userProperties));
    }

    private long expiry(Problems problems) {
        return switch (expiry.get()) {
            case AT_ONCE -> 0;
            case NEVER -> SessionOptions.NEVER_EXPIRES;
            case AFTER ->
                problems.number(Field.SESSION_EXPIRY, expirySeconds.get(), 1, SessionOptions.NEVER_EXPIRES - 1);
        };
    }

    private int timeoutMillis(Problems problems) {
        String typed = connectTimeout.get().strip().replace(',', '.');
        if (typed.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
            int millis = new BigDecimal(typed).movePointRight(SHIFT_TO_MILLIS).intValueExact();
            if (millis >= SHORTEST_TIMEOUT_MILLIS && millis <= LONGEST_TIMEOUT_MILLIS) {
                return millis;
            }
        }
        problems.put(Field.CONNECT_TIMEOUT, Text.of("connect.error.timeout"));
        return -1;
    }

    private int largestPacket(Problems problems) {
        if (maximumPacket.get().isBlank()) {
            return SessionOptions.LARGEST_PACKET_BYTES;
        }
        long bytes = SizeText.parse(maximumPacket.get()).orElse(-1);
        if (bytes < 1 || bytes > SessionOptions.LARGEST_PACKET_BYTES) {
            problems.put(Field.MAXIMUM_PACKET, Text.of("connect.error.size", SessionOptions.LARGEST_PACKET_BYTES));
            return -1;
        }
        return (int) bytes;
    }
}
