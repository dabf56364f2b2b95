package io.topiary.core.broker;

import io.topiary.core.broker.SysNames.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * A topic below {@code $SYS} taken apart.
 *
 * @param dialect whose names these are
 * @param node which server of a cluster it is about; empty where the broker has no such level
 * @param name what it tells
 */
record SysPlace(Dialect dialect, String node, String name) {

    static final String ROOT = "$SYS";
    private static final String ALONE = ROOT + "/broker/";
    private static final String EMQX = ROOT + "/brokers/";

    /** The place of {@code topic}, or null if it has none of the shapes known. */
    static @Nullable SysPlace of(String topic) {
        if (topic.startsWith(ALONE)) {
            return new SysPlace(Dialect.BROKER, "", topic.substring(ALONE.length()));
        }
        boolean emqx = topic.startsWith(EMQX);
        int from = emqx ? EMQX.length() : ROOT.length() + 1;
        int slash = topic.indexOf('/', from);
        if (slash < 0) {
            return null;
        }
        return new SysPlace(
                emqx ? Dialect.EMQX : Dialect.VERNEMQ, topic.substring(from, slash), topic.substring(slash + 1));
    }

    /** Whether {@code path} is where EMQX has a level for each client that ever came and went: there may be millions. */
    static boolean isOfSingleClients(String path) {
        SysPlace place = of(path);
        return place != null && place.dialect() == Dialect.EMQX && place.name().equals("clients");
    }
}
