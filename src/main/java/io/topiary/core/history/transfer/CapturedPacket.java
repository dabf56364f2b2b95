package io.topiary.core.history.transfer;

/**
 * A packet of a capture.
 *
 * @param number in the capture, from 1
 * @param link what {@code data} begins with, a LINKTYPE of https://www.tcpdump.org/linktypes.html
 * @param micros when it was captured, in microseconds since 1970-01-01T00:00:00Z
 * @param data as much of it as was kept
 */
record CapturedPacket(long number, int link, long micros, byte[] data) {}
