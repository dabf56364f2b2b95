package io.topiary.core.payload.sparkplug;

import java.util.Optional;

/**
 * A topic of Sparkplug B (specification 3.0, section 4): {@code spBv1.0/group/TYPE/node} or {@code
 * spBv1.0/group/TYPE/node/device}.
 *
 * @param group group id
 * @param type what kind of message it is
 * @param node edge node id
 * @param device device id, empty for the node itself
 */
public record SparkplugTopic(String group, Type type, String node, String device) {

    private static final String NAMESPACE = "spBv1.0";

    /** Kinds of messages; those of devices begin with D. */
    public enum Type {
        NBIRTH,
        NDEATH,
        NDATA,
        NCMD,
        DBIRTH,
        DDEATH,
        DDATA,
        DCMD
    }

    /** The topic that {@code topic} is; empty if it is none, or {@code STATE}, whose payload is JSON. */
    public static Optional<SparkplugTopic> of(String topic) {
        if (!topic.startsWith(NAMESPACE + "/")) {
            return Optional.empty();
        }
        String[] levels = topic.split("/", -1);
        if (levels.length < 4 || levels.length > 5) {
            return Optional.empty();
        }
        for (Type type : Type.values()) {
            boolean ofDevice = type.name().startsWith("D");
            if (type.name().equals(levels[2]) && ofDevice == (levels.length == 5)) {
                return Optional.of(new SparkplugTopic(levels[1], type, levels[3], ofDevice ? levels[4] : ""));
            }
        }
        return Optional.empty();
    }

    /** Where the node tells the names of its metrics. */
    String nodeBirth() {
        return String.join("/", NAMESPACE, group, Type.NBIRTH.name(), node);
    }

    /** Where the device tells the names of its metrics, or the node if there is no device. */
    String birth() {
        return device.isEmpty() ? nodeBirth() : String.join("/", NAMESPACE, group, Type.DBIRTH.name(), node, device);
    }

    /** Whether this is a birth itself. */
    boolean isBirth() {
        return type == Type.NBIRTH || type == Type.DBIRTH;
    }
}
