package io.topiary.demo.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of one shared subscription, served in turn (MQTT 5, section 4.8.2). Event loop only. */
final class ShareGroup {
    private final List<Subscription> members = new ArrayList<>();
    private int next;

    void add(Subscription member) {
        members.add(member);
    }

    boolean remove(Subscription member) {
        return members.remove(member);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** The next member that is connected; where none is, the next one, whose session may keep the message. */
    Optional<Subscription> pick() {
        int size = members.size();
        for (int i = 0; i < size; i++) {
            Subscription member = members.get((next + i) % size);
            if (member.session().isConnected()) {
                next = (next + i + 1) % size;
                return Optional.of(member);
            }
        }
        return size == 0 ? Optional.empty() : Optional.of(members.get(next++ % size));
    }
}
