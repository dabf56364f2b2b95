package io.topiary.core.history.transfer;

import io.topiary.core.history.transfer.TcpConnections.Tally;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;

/**
 * MQTT out of a capture of packets. Only what was not encrypted and came over plain TCP can be read: TLS and WebSocket are
 * counted and told. A message is in it as often as it went over the captured wire: once from its publisher to the broker,
 * and once to each subscriber.
 */
final class CaptureSource implements ImportSource {

    private final boolean nextGeneration;

    /** @param nextGeneration whether it is pcapng */
    CaptureSource(boolean nextGeneration) {
        this.nextGeneration = nextGeneration;
    }

    @Override
    public void read(InputStream in, ImportSink sink) throws IOException {
        PacketDissector dissector = new PacketDissector();
        try (TcpConnections connections = new TcpConnections(sink)) {
            long packets = 0;
            try {
                PacketReader reader = nextGeneration ? new PcapngReader(in) : new PcapReader(in);
                for (CapturedPacket packet = reader.next(); packet != null; packet = reader.next()) {
                    packets = packet.number();
                    TcpSegment segment = dissector.segment(packet);
                    if (segment != null) {
                        connections.take(segment);
                    }
                }
            } catch (UnreadableException e) {
                sink.unreadable(packets + 1, e.text());
            }
            connections.end();
            note(connections.tally(), dissector, sink);
        }
    }

    private static void note(Tally tally, PacketDissector dissector, ImportSink sink) {
        note(sink, "transfer.capture.tls", tally.encrypted());
        note(sink, "transfer.capture.http", tally.http());
        note(sink, "transfer.capture.early", tally.begunBefore());
        note(sink, "transfer.capture.fragments", dissector.fragments());
        note(sink, "transfer.capture.links", dissector.otherLinks());
        note(sink, "transfer.capture.many", tally.givenUp());
    }

    private static void note(ImportSink sink, String key, long count) {
        if (count > 0) {
            sink.note(Text.of(key, count));
        }
    }
}
