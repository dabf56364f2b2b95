package io.topiary.demo.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The newest retained message of each topic (MQTT 5, section 3.3.1.3). Event loop only. */
final class RetainedStore {
    /** Sorted, so that a filter with a literal beginning visits only the topics that share it. */
    private final NavigableMap<String, Message> messages = new TreeMap<>();

    private long bytes;

    int count() {
        return messages.size();
    }

    /** Sum of the payloads, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Keeps a message in place of the topic's former one; an empty payload only removes that. */
    void put(Message message) {
        boolean clears = message.payload().length == 0;
        Message former = clears ? messages.remove(message.topic()) : messages.put(message.topic(), message);
        bytes += (clears ? 0 : message.payload().length) - (former == null ? 0 : former.payload().length);
    }

    /** The retained messages that match a filter, in topic order; those that expired are forgotten on the way. */
    List<Message> matching(String filter) {
        List<Message> found = new ArrayList<>();
        List<Message> expired = new ArrayList<>();
        String prefix = literalPrefix(filter);
        for (Map.Entry<String, Message> entry : messages.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (Topics.matches(filter, entry.getKey())) {
                (entry.getValue().isExpired() ? expired : found).add(entry.getValue());
            }
        }
        for (Message message : expired) {
            messages.remove(message.topic());
            bytes -= message.payload().length;
        }
        return found;
    }

    private static String literalPrefix(String filter) {
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (c == '+' || c == '#') {
                // "a/#" matches "a" as well: leave the slash out.
                return filter.substring(0, c == '#' && i > 0 ? i - 1 : i);
            }
        }
        return filter;
    }
}
