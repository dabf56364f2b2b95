package io.topiary.demo.broker;

import java.util.Optional;

/**
 * One subscription of one session.
 *
 * @param session whose it is
 * @param filter what to match, without a {@code $share/name/} prefix
 * @param share name of the shared subscription it belongs to (MQTT 5, section 4.8.2), empty for an ordinary one
 * @param qos maximum quality of service, 0 to 2
 * @param noLocal whether the session's own messages are left out (3.8.3.1)
 * @param retainAsPublished whether forwarded messages keep their retain flag (3.8.3.1)
 * @param identifier subscription identifier, or 0 for none (3.8.2.1.2)
 */
record Subscription(
        Session session,
        String filter,
        Optional<String> share,
        int qos,
        boolean noLocal,
        boolean retainAsPublished,
        int identifier) {
    /** The filter as the client wrote it: the key it subscribes and unsubscribes by. */
    String key() {
        return share.map(name -> Topics.SHARE_PREFIX + name + "/" + filter).orElse(filter);
    }

    /** Sessions are compared by identity everywhere. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
