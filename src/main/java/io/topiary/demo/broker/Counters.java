package io.topiary.demo.broker;

/** What the broker counts for {@code $SYS}. Written and read on the event loop. */
final class Counters {
    long packetsReceived;
    long packetsSent;
    long publishesReceived;
    long publishesSent;
    long publishesDropped;
    long publishBytesReceived;
    long publishBytesSent;
    long bytesReceived;
    long bytesSent;
    long connections;
    long sockets;
    long expiredSessions;
    long mostClients;
}
