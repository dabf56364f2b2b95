package io.topiary.core.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that brokers give their figures. {@code $SYS} is no part of MQTT, so that each has its own:
 *
 * <ul>
 *   <li>mosquitto: {@code man mosquitto}, "Broker status", and {@code src/sys_tree.c} of its sources. Names without a node:
 *       {@code $SYS/broker/…}; loads are per minute, as moving averages over 1, 5 and 15 minutes.
 *   <li>The common list of the MQTT community (wiki of {@code github.com/mqtt/mqtt.org}, "SYS Topics"), which HiveMQ's
 *       extension for {@code $SYS} follows: also {@code $SYS/broker/…}.
 *   <li>EMQX: {@code docs.emqx.com}, "System Topic" and "Metrics": {@code $SYS/brokers/NODE/…}. Its
 *       {@code messages/dropped} also counts what nobody had subscribed to; the deliveries dropped from full queues do not.
 *   <li>VerneMQ: {@code vmq_systree.erl} and {@code vmq_metrics.erl} of its sources: {@code $SYS/NODE/…}, where each
 *       metric's underscores become levels. Publishes are counted for each version of MQTT and published under one name.
 *   <li>Artemis has none.
 * </ul>
 */
final class SysNames {

    private static final Map<String, SysName> BROKER = broker();
    private static final Map<String, SysName> EMQX = Map.ofEntries(
            Map.entry("stats/connections/count", SysName.of(Figure.CLIENTS_CONNECTED)),
            Map.entry("stats/clients/count", SysName.alias(Figure.CLIENTS_CONNECTED)),
            Map.entry("stats/connections/max", SysName.of(Figure.CLIENTS_MAXIMUM)),
            Map.entry("stats/clients/max", SysName.alias(Figure.CLIENTS_MAXIMUM)),
            Map.entry("stats/sessions/count", SysName.of(Figure.CLIENTS_TOTAL)),
            Map.entry("stats/retained/count", SysName.of(Figure.RETAINED)),
            Map.entry("stats/subscriptions/count", SysName.of(Figure.SUBSCRIPTIONS)),
            Map.entry("stats/subscriptions/shared/count", SysName.of(Figure.SHARED_SUBSCRIPTIONS)),
            Map.entry("metrics/bytes/received", SysName.of(Figure.BYTES_RECEIVED)),
            Map.entry("metrics/bytes/sent", SysName.of(Figure.BYTES_SENT)),
            Map.entry("metrics/packets/received", SysName.of(Figure.PACKETS_RECEIVED)),
            Map.entry("metrics/packets/sent", SysName.of(Figure.PACKETS_SENT)),
            Map.entry("metrics/messages/received", SysName.of(Figure.PUBLISHES_RECEIVED)),
            Map.entry("metrics/messages/sent", SysName.of(Figure.PUBLISHES_SENT)),
            Map.entry("metrics/delivery/dropped/queue_full", SysName.of(Figure.PUBLISHES_DROPPED)),
            Map.entry("metrics/delivery/dropped/qos0_msg", SysName.of(Figure.PUBLISHES_DROPPED)));
    private static final Map<String, SysName> VERNEMQ = Map.ofEntries(
            Map.entry("active/mqtt/connections", SysName.of(Figure.CLIENTS_CONNECTED)),
            Map.entry("queue/processes", SysName.of(Figure.CLIENTS_TOTAL)),
            Map.entry("retain/messages", SysName.of(Figure.RETAINED)),
            Map.entry("router/subscriptions", SysName.of(Figure.SUBSCRIPTIONS)),
            Map.entry("bytes/received", SysName.of(Figure.BYTES_RECEIVED)),
            Map.entry("bytes/sent", SysName.of(Figure.BYTES_SENT)),
            Map.entry("mqtt/publish/received", SysName.of(Figure.PUBLISHES_RECEIVED)),
            Map.entry("mqtt/publish/sent", SysName.of(Figure.PUBLISHES_SENT)),
            Map.entry("queue/message/drop", SysName.of(Figure.PUBLISHES_DROPPED)),
            Map.entry("vm/memory/total", SysName.of(Figure.HEAP)));

    private SysNames() {}

    /** What {@code name} means on a broker that publishes as {@code dialect}; empty if that is not known. */
    static Optional<SysName> meaning(Dialect dialect, String name) {
        return Optional.ofNullable(
                switch (dialect) {
                    case BROKER -> BROKER.get(name);
                    case EMQX -> EMQX.get(name);
                    case VERNEMQ -> VERNEMQ.get(name);
                });
    }

    /** Which names a topic is one of. */
    enum Dialect {
        BROKER,
        EMQX,
        VERNEMQ
    }

    private static Map<String, SysName> broker() {
        Map<String, SysName> names = new HashMap<>();
        names.put("clients/connected", SysName.of(Figure.CLIENTS_CONNECTED));
        names.put("clients/active", SysName.alias(Figure.CLIENTS_CONNECTED));
        names.put("clients/disconnected", SysName.of(Figure.CLIENTS_DISCONNECTED));
        names.put("clients/inactive", SysName.alias(Figure.CLIENTS_DISCONNECTED));
        names.put("clients/total", SysName.of(Figure.CLIENTS_TOTAL));
        names.put("clients/maximum", SysName.of(Figure.CLIENTS_MAXIMUM));
        names.put("messages/received", SysName.of(Figure.PACKETS_RECEIVED));
        names.put("messages/sent", SysName.of(Figure.PACKETS_SENT));
        names.put("publish/messages/received", SysName.of(Figure.PUBLISHES_RECEIVED));
        names.put("publish/messages/sent", SysName.of(Figure.PUBLISHES_SENT));
        names.put("publish/messages/dropped", SysName.of(Figure.PUBLISHES_DROPPED));
        names.put("bytes/received", SysName.of(Figure.BYTES_RECEIVED));
        names.put("bytes/sent", SysName.of(Figure.BYTES_SENT));
        names.put("retained messages/count", SysName.of(Figure.RETAINED));
        names.put("subscriptions/count", SysName.of(Figure.SUBSCRIPTIONS));
        names.put("shared_subscriptions/count", SysName.of(Figure.SHARED_SUBSCRIPTIONS));
        names.put("store/messages/count", SysName.of(Figure.STORED_MESSAGES));
        names.put("messages/stored", SysName.alias(Figure.STORED_MESSAGES));
        names.put("store/messages/bytes", SysName.of(Figure.STORED_BYTES));
        names.put("heap/current", SysName.of(Figure.HEAP));
        names.put("heap/current size", SysName.alias(Figure.HEAP));
        names.put("heap/maximum", SysName.of(Figure.HEAP_MAXIMUM));
        names.put("heap/maximum size", SysName.alias(Figure.HEAP_MAXIMUM));
        addLoads(names);
        // the common list
        names.put("messages/publish/received", SysName.alias(Figure.PUBLISHES_RECEIVED));
        names.put("messages/publish/sent", SysName.alias(Figure.PUBLISHES_SENT));
        names.put("messages/publish/dropped", SysName.alias(Figure.PUBLISHES_DROPPED));
        names.put("messages/retained/count", SysName.alias(Figure.RETAINED));
        names.put("load/bytes/received", SysName.alias(Figure.BYTES_RECEIVED));
        names.put("load/bytes/sent", SysName.alias(Figure.BYTES_SENT));
        return Map.copyOf(names);
    }

    private static void addLoads(Map<String, SysName> names) {
        Map<String, Figure> loads = Map.of(
                "messages/received", Figure.PACKETS_RECEIVED,
                "messages/sent", Figure.PACKETS_SENT,
                "publish/received", Figure.PUBLISHES_RECEIVED,
                "publish/sent", Figure.PUBLISHES_SENT,
                "publish/dropped", Figure.PUBLISHES_DROPPED,
                "bytes/received", Figure.BYTES_RECEIVED,
                "bytes/sent", Figure.BYTES_SENT,
                "connections", Figure.CONNECTIONS);
        loads.forEach((name, figure) -> {
            for (int minutes : new int[] {1, 5, 15}) {
                names.put("load/" + name + "/" + minutes + "min", SysName.load(figure, minutes));
            }
        });
    }
}
