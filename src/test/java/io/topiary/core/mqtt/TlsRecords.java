package io.topiary.core.mqtt;

import io.topiary.testing.ScriptedBroker;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Servers that answer a ClientHello with bytes of their own. */
final class TlsRecords {

    static final int HANDSHAKE = 22;

    private TlsRecords() {}

    /** A TLS record (RFC 5246, section 6.2.1), as all versions have it. */
    static byte[] record(int type, int... content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int each : new int[] {type, 3, 3, content.length >> 8, content.length}) {
            out.write(each);
        }
        for (int each : content) {
            out.write(each);
        }
        return out.toByteArray();
    }

    /** A ServerHello (RFC 5246, section 7.4.1.3) that chooses a version and a cipher suite. */
    static byte[] serverHello(int minorVersion, int suite) {
        List<Integer> body = new ArrayList<>(List.of(2, 0, 0, 38, 3, minorVersion));
        IntStream.range(0, 32).forEach(body::add);
        body.addAll(List.of(0, suite >> 8, suite & 0xFF, 0));
        return record(HANDSHAKE, body.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Answers the ClientHello with {@code answer}, then does {@code more}. */
    static ScriptedBroker answering(byte[] answer, ScriptedBroker.Script more) {
        return ScriptedBroker.start(client -> {
            client.in().readNBytes(3);
            int length = client.in().read() << 8 | client.in().read();
            client.in().readNBytes(length);
            client.send(answer);
            more.play(client);
        });
    }
}
