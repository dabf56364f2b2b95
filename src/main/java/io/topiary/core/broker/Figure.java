package io.topiary.core.broker;

/** A number that brokers publish about themselves, whatever they call it. Counters begin when the broker starts. */
public enum Figure {
    /** Clients connected now. */
    CLIENTS_CONNECTED,
    /** Sessions that are kept for clients which are not connected. */
    CLIENTS_DISCONNECTED,
    /** Both together. */
    CLIENTS_TOTAL,
    /** Most clients at the same time. */
    CLIENTS_MAXIMUM,
    /** Packets of any type received. A counter. */
    PACKETS_RECEIVED,
    /** Packets of any type sent. A counter. */
    PACKETS_SENT,
    /** PUBLISH packets received. A counter. */
    PUBLISHES_RECEIVED,
    /** PUBLISH packets sent. A counter. */
    PUBLISHES_SENT,
    /** Messages that found no room in the queue of a subscriber. A counter. */
    PUBLISHES_DROPPED,
    /** Bytes received. A counter. */
    BYTES_RECEIVED,
    /** Bytes sent. A counter. */
    BYTES_SENT,
    /** CONNECT packets received; a {@link Load} only. */
    CONNECTIONS,
    /** Retained messages. */
    RETAINED,
    /** Subscriptions. */
    SUBSCRIPTIONS,
    /** Shared subscriptions. */
    SHARED_SUBSCRIPTIONS,
    /** Messages stored, retained and queued. */
    STORED_MESSAGES,
    /** Bytes of their payloads. */
    STORED_BYTES,
    /** Bytes of memory in use. */
    HEAP,
    /** Most bytes of memory in use. */
    HEAP_MAXIMUM
}
