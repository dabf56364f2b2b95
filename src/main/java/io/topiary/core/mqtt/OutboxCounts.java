package io.topiary.core.mqtt;

/**
 * The publishes of a connection, counted.
 *
 * @param waiting taken, and waiting for their turn
 * @param inFlight QoS 1 and 2, on their way and not acknowledged yet
 * @param dropped given up because too many waited, since the connection was made
 * @param refused not taken, not sent, or refused by the broker, since the connection was made
 */
public record OutboxCounts(int waiting, int inFlight, long dropped, long refused) {

    /** Nothing published yet. */
    public static final OutboxCounts NONE = new OutboxCounts(0, 0, 0, 0);
}
