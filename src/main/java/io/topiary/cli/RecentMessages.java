package io.topiary.cli;

import io.topiary.core.message.Message;
import io.topiary.core.payload.Sample;
import java.util.LinkedHashMap;

/** The newest payloads of the topics that were heard last, as many as there is room for. Used by one thread. */
final class RecentMessages implements DecodeArguments.Neighbours {

    private static final int MOST_TOPICS = 20_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final LinkedHashMap<String, byte[]> newest = new LinkedHashMap<>(16, 0.75F, true);
    private long bytes;

    @Override
    public void seen(Message message) {
        byte[] before = newest.put(message.topic(), message.payload());
        bytes += message.payload().length - (before == null ? 0 : before.length);
        while (newest.size() > MOST_TOPICS || bytes > MOST_BYTES) {
            bytes -= newest.pollFirstEntry().getValue().length;
        }
    }

    @Override
    public Sample.Neighbours of(Message message) {
        return topic -> newest.getOrDefault(topic, NOTHING);
    }
}
