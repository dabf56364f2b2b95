package io.topiary.demo.broker;

import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all connections of one broker share. Everything in it belongs to the event loop.
 *
 * @param options how the broker is set up
 * @param loop the one thread it lives on
 * @param counters what it counts
 * @param router who gets what
 * @param sessions who is known
 * @param assignedIds counts the client identifiers the broker assigned
 */
record Core(
        BrokerOptions options,
        EventLoop loop,
        Counters counters,
        Router router,
        Sessions sessions,
        AtomicLong assignedIds) {
    static Core create(BrokerOptions options, EventLoop loop) {
        Counters counters = new Counters();
        Router router = new Router();
        Sessions sessions = new Sessions(loop, options.limits(), router, counters);
        return new Core(options, loop, counters, router, sessions, new AtomicLong());
    }

    /** Whether nobody may publish to a topic: the broker's own, and what the faults deny. */
    boolean isDenied(String topic) {
        return topic.startsWith("$SYS")
                || options.faults().deniedTopics().stream().anyMatch(filter -> Topics.matches(filter, topic));
    }

    String assignClientId() {
        return "auto-" + Long.toHexString(0x10000 + assignedIds.incrementAndGet());
    }
}
