package io.topiary.core.history.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The packets of a capture, one after the other. */
@FunctionalInterface
interface PacketReader {

    /**
     * The next packet, null at the end.
     *
     * @throws UnreadableException if the capture is damaged from here on or ends within a packet
     */
    @Nullable
    CapturedPacket next() throws IOException, UnreadableException;
}
