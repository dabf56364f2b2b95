package io.topiary.core.mqtt;

/** The packets of a broker that carry reason codes. */
enum PacketKind {
    CONNACK,
    DISCONNECT,
    SUBACK,
    UNSUBACK,
    PUBACK,
    PUBREC
}
