package io.topiary.core.mqtt;

/**
 * An SRV record (RFC 2782).
 *
 * @param priority the lowest is tried first, 0 to 65,535
 * @param weight share among records of one priority, 0 to 65,535
 * @param port 0 to 65,535
 * @param target host name without the dot at its end; empty says that the domain does not offer the service
 */
record ServiceRecord(int priority, int weight, int port, String target) {}
