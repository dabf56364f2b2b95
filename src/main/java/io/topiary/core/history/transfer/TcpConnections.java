package io.topiary.core.history.transfer;

import io.topiary.core.history.transfer.TcpSegment.TcpFlow;
import io.topiary.core.message.Direction;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.capture.MqttTalk;
import io.topiary.core.mqtt.capture.MqttTalk.Kind;
import io.topiary.core.mqtt.capture.Side;
import io.topiary.core.mqtt.capture.TalkListener;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The TCP connections of a capture, each until it ends; the MQTT among them is told. */
final class TcpConnections implements AutoCloseable {

    private static final int MOST = 20_000;
    private static final int MQTT_PORT = 1_883;

    private final ImportSink sink;
    private final Map<TcpFlow, Connection> connections = new LinkedHashMap<>();
    private long sequence;
    private long encrypted;
    private long http;
    private long begunBefore;
    private long givenUp;
    private @Nullable IOException problem;

    TcpConnections(ImportSink sink) {
        this.sink = sink;
    }

    /**
     * How many connections there were that could not be read.
     *
     * @param begunBefore the capture, on some other port than MQTT's: nothing tells what they are
     * @param givenUp because there were too many at a time
     */
    record Tally(long encrypted, long http, long begunBefore, long givenUp) {}

    /** Of those that are over. */
    Tally tally() {
        return new Tally(encrypted, http, begunBefore, givenUp);
    }

    /** The next segment. @throws IOException if a message can't be kept */
    void take(TcpSegment segment) throws IOException {
        Connection connection = connections.get(segment.flow());
        if (connection == null) {
            connection = connections.get(segment.flow().reversed());
        }
        if (connection != null && segment.isSyn() && !segment.isAck()) {
            // the same ports again
            over(connection);
            connection = null;
        }
        if (connection == null) {
            connection = begin(segment);
        }
        connection.take(segment);
        if (connection.isOver()) {
            over(connection);
        }
        rethrow();
    }

    /** Nothing comes any more. @throws IOException if a message can't be kept */
    void end() throws IOException {
        for (Connection connection : new ArrayList<>(connections.values())) {
            over(connection);
        }
        rethrow();
    }

    private Connection begin(TcpSegment first) {
        if (connections.size() >= MOST) {
            givenUp++;
            over(connections.values().iterator().next());
        }
        TcpFlow fromClient = first.isSyn()
                ? first.isAck() ? first.flow().reversed() : first.flow()
                : first.flow().fromPort() == MQTT_PORT ? first.flow().reversed() : first.flow();
        Connection made = new Connection(fromClient, first.isSyn());
        connections.put(fromClient, made);
        return made;
    }

    private void over(Connection connection) {
        connections.remove(connection.fromClient);
        connection.end();
        Kind kind = connection.talk.kind();
        encrypted += kind == Kind.TLS ? 1 : 0;
        http += kind == Kind.HTTP ? 1 : 0;
        begunBefore += kind == Kind.UNKNOWN && !connection.fromStart && !connection.isMqttPort() ? 1 : 0;
    }

    private void rethrow() throws IOException {
        if (problem != null) {
            throw problem;
        }
    }

    @Override
    public void close() {
        connections.values().forEach(connection -> connection.talk.close());
    }

    private final class Connection implements TalkListener {

        private final TcpFlow fromClient;
        private final boolean fromStart;
        private final MqttTalk talk;
        private final TcpDirection client;
        private final TcpDirection broker;
        private @Nullable TcpSegment latest;
        private long clientMicros;
        private long brokerMicros;
        private boolean clientEnded;
        private boolean brokerEnded;

        Connection(TcpFlow fromClient, boolean fromStart) {
            this.fromClient = fromClient;
            this.fromStart = fromStart;
            this.talk = new MqttTalk(fromStart, this);
            this.client = new TcpDirection(new Ordered(Side.CLIENT));
            this.broker = new TcpDirection(new Ordered(Side.BROKER));
        }

        boolean isMqttPort() {
            return fromClient.toPort() == MQTT_PORT || fromClient.fromPort() == MQTT_PORT;
        }

        boolean isOver() {
            return clientEnded && brokerEnded;
        }

        void take(TcpSegment segment) {
            TcpDirection direction = segment.flow().equals(fromClient) ? client : broker;
            if (segment.isSyn()) {
                direction.syn(segment.sequence());
                return;
            }
            direction.take(segment);
            clientEnded |= segment.isReset() || (segment.isEnd() && direction == client);
            brokerEnded |= segment.isReset() || (segment.isEnd() && direction == broker);
        }

        void end() {
            client.end();
            broker.end();
            talk.close();
        }

        @Override
        public void published(
                Side side, String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
            TcpSegment carrier = carrier();
            try {
                Direction direction = side == Side.CLIENT ? Direction.OUT : Direction.IN;
                long micros = side == Side.CLIENT ? clientMicros : brokerMicros;
                sink.message(new Message(
                        ++sequence,
                        micros,
                        micros * 1_000,
                        Topic.of(topic).name(),
                        payload,
                        properties,
                        direction,
                        qos,
                        retained));
            } catch (InvalidTopicException e) {
                sink.unreadable(carrier.number(), e.text());
            } catch (IOException e) {
                problem = e;
            }
        }

        @Override
        public void lost(Side side) {
            sink.unreadable(carrier().number(), Text.of("transfer.capture.lost"));
        }

        private TcpSegment carrier() {
            TcpSegment known = latest;
            if (known == null) {
                throw new IllegalStateException("nothing was said yet");
            }
            return known;
        }

        /** One side's bytes in order, on their way to the talk. */
        private final class Ordered implements TcpDirection.Listener {

            private final Side side;

            Ordered(Side side) {
                this.side = side;
            }

            @Override
            public void bytes(byte[] bytes, TcpSegment from) {
                latest = from;
                // what came early was of use only when that before it was there
                if (side == Side.CLIENT) {
                    clientMicros = Math.max(clientMicros, from.micros());
                } else {
                    brokerMicros = Math.max(brokerMicros, from.micros());
                }
                if (fromStart || isMqttPort()) {
                    talk.said(side, bytes);
                }
            }

            @Override
            public void gap(TcpSegment from) {
                latest = from;
                talk.missed(side);
            }
        }
    }
}
