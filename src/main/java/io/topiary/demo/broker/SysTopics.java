package io.topiary.demo.broker;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Publishes the broker's own figures, retained, under the names mosquitto uses ({@code man mosquitto}, "Broker
 * status"), so that tools which read those read these. Only what changed is published. Event loop only.
 */
final class SysTopics {
    private static final String ROOT = "$SYS/broker/";

    private final Core core;
    private final long startedNanos = System.nanoTime();
    private final Map<String, String> published = new HashMap<>();
    private final Map<String, LoadAverage> loads = new LinkedHashMap<>();
    private long mostHeap;

    SysTopics(Core core) {
        this.core = core;
        load("messages/received", counters -> counters.packetsReceived);
        load("messages/sent", counters -> counters.packetsSent);
        load("publish/received", counters -> counters.publishesReceived);
        load("publish/sent", counters -> counters.publishesSent);
        load("publish/dropped", counters -> counters.publishesDropped);
        load("bytes/received", counters -> counters.bytesReceived);
        load("bytes/sent", counters -> counters.bytesSent);
        load("sockets", counters -> counters.sockets);
        load("connections", counters -> counters.connections);
    }

    /** Publishes what changed; called every interval. */
    void refresh() {
        put("version", "Topiary demo broker");
        put("uptime", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos) + " seconds");
        clients();
        traffic(core.counters());
        stored();
        heap();
        double seconds = core.options().sysInterval().toNanos() / 1e9;
        loads.forEach((name, load) -> load.refresh(core.counters(), seconds)
                .forEach((minutes, perMinute) ->
                        put("load/" + name + "/" + minutes + "min", String.format(Locale.ROOT, "%.2f", perMinute))));
    }

    private void clients() {
        Sessions sessions = core.sessions();
        long away = (long) sessions.count() - sessions.connected();
        put("clients/total", sessions.count());
        put("clients/connected", sessions.connected());
        put("clients/active", sessions.connected());
        put("clients/disconnected", away);
        put("clients/inactive", away);
        put("clients/expired", core.counters().expiredSessions);
        put("clients/maximum", core.counters().mostClients);
    }

    private void traffic(Counters counters) {
        put("messages/received", counters.packetsReceived);
        put("messages/sent", counters.packetsSent);
        put("publish/messages/received", counters.publishesReceived);
        put("publish/messages/sent", counters.publishesSent);
        put("publish/messages/dropped", counters.publishesDropped);
        put("publish/bytes/received", counters.publishBytesReceived);
        put("publish/bytes/sent", counters.publishBytesSent);
        put("bytes/received", counters.bytesReceived);
        put("bytes/sent", counters.bytesSent);
    }

    private void stored() {
        Router router = core.router();
        long queued = core.sessions().all().stream()
                .mapToLong(session -> session.outbox().size())
                .sum();
        put("retained messages/count", router.retained().count());
        put("store/messages/count", router.retained().count() + queued);
        put("store/messages/bytes", router.retained().bytes());
        put("messages/stored", router.retained().count() + queued);
        put("subscriptions/count", router.subscriptions().count());
        put("shared_subscriptions/count", router.subscriptions().shared());
    }

    /** Of the whole program, the broker being a part of it; the maximum is what was seen, as with mosquitto. */
    private void heap() {
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        mostHeap = Math.max(mostHeap, used);
        put("heap/current", used);
        put("heap/maximum", mostHeap);
    }

    private void put(String name, long value) {
        put(name, Long.toString(value));
    }

    private void put(String name, String value) {
        if (!value.equals(published.put(name, value))) {
            byte[] payload = value.getBytes(StandardCharsets.UTF_8);
            core.router().publish(new Message(ROOT + name, payload, 0, true, PublishProperties.NONE), null);
        }
    }

    private void load(String name, ToLongFunction<Counters> counter) {
        loads.put(name, new LoadAverage(counter));
    }
}
