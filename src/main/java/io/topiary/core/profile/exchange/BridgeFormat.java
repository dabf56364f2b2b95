package io.topiary.core.profile.exchange;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.exchange.ProfileDraft.Named;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bridges in a {@code mosquitto.conf}: each is a connection to another broker. Topiary comes there as a client of its
 * own: a bridge's client identifier, session and last words stay the bridge's.
 */
final class BridgeFormat implements ImportFormat {

    private static final Pattern CONNECTION = Pattern.compile("(?m)^[ \\t]*connection[ \\t]+\\S");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^[ \\t]*include_dir[ \\t]+\\S");
    private static final Pattern BRIDGE_LINE =
            Pattern.compile("(?m)^[ \\t]*(address(es)?|topic|bridge_\\w+|remote_\\w+)([ \\t]|$)");

    private static final int PORT = 1883;
    private static final int LEAST_KEEP_ALIVE = 5;

    /** What a bridge is told about its own work, and what of it stays with the bridge. */
    private static final Set<String> BUSINESS_OF_THE_BRIDGE = Set.of(
            "bridge_attempt_unsubscribe",
            "bridge_max_packet_size",
            "bridge_max_topic_alias",
            "bridge_outgoing_retain",
            "bridge_receive_maximum",
            "bridge_reload_type",
            "bridge_require_ocsp",
            "bridge_session_expiry_interval",
            "bridge_tcp_keepalive",
            "bridge_tcp_user_timeout",
            "clientid",
            "cleansession",
            "idle_timeout",
            "local_cleansession",
            "local_clientid",
            "local_password",
            "local_username",
            "notification_topic",
            "notifications",
            "notifications_local_only",
            "remote_clientid",
            "restart_timeout",
            "round_robin",
            "start_type",
            "threshold",
            "try_private");

    @Override
    public boolean detect(ImportFile file) {
        return !file.looksLikeJson()
                && CONNECTION.matcher(file.text()).find()
                && (file.name().endsWith(".conf")
                        || BRIDGE_LINE.matcher(file.text()).find());
    }

    @Override
    public ImportPreview read(ImportFile file) {
        Items items = new Items();
        for (BridgeLines bridge : BridgeLines.parse(file.text())) {
            items.add(bridge.name(), () -> item(bridge));
        }
        List<Text> notes = INCLUDE.matcher(file.text()).find() ? List.of(Text.of("exchange.note.included")) : List.of();
        return ImportPreview.of(ImportSource.MOSQUITTO_BRIDGE, items.list(), items.notes(notes));
    }

    private static ImportItem.Ready item(BridgeLines bridge) {
        Warnings warnings = new Warnings();
        List<String> addresses = bridge.addresses();
        if (addresses.isEmpty()) {
            throw new RefusedException("exchange.refused.noHost");
        }
        Scheme scheme = isEncrypted(bridge) ? Scheme.MQTTS : Scheme.MQTT;
        BrokerAddress first = address(scheme, addresses.getFirst());
        ProfileDraft draft = new ProfileDraft(scheme, first.host(), first.port(), "", warnings);
        readNetwork(bridge, addresses.subList(1, addresses.size()), draft);
        draft.name(bridge.name());
        draft.login(null, bridge.last("remote_username", "username"));
        draft.secret(SecretName.LOGIN, bridge.last("remote_password", "password"));
        draft.change(options ->
                options.withProtocol(Versions.take(orEmpty(bridge.last("bridge_protocol_version")), warnings)));
        readKeepAlive(bridge, draft);
        readTls(bridge, draft);
        bridge.topics(draft);
        warnOfWhatStays(bridge, warnings);
        return draft.ready();
    }

    private static boolean isEncrypted(BridgeLines bridge) {
        return bridge.last("bridge_cafile") != null
                || bridge.last("bridge_capath") != null
                || bridge.last("bridge_certfile") != null
                || bridge.last("bridge_tls_version") != null
                || bridge.last("bridge_identity") != null
                || "true".equals(bridge.last("bridge_tls_use_os_certs"));
    }

    private static BrokerAddress address(Scheme scheme, String text) {
        int colon = text.lastIndexOf(':');
        boolean bare = colon < 0 || text.endsWith("]");
        String host = bare ? text : text.substring(0, colon);
        Long port = bare ? Long.valueOf(PORT) : Figures.number(text.substring(colon + 1), 1, 65_535);
        if (port == null) {
            throw new RefusedException("uri.invalid.port", Shown.text(text.substring(colon + 1)));
        }
        return Addresses.of(scheme, host, port, "");
    }

    private static void readNetwork(BridgeLines bridge, List<String> further, ProfileDraft draft) {
        List<BrokerAddress> alternates = new ArrayList<>();
        for (String each : further) {
            try {
                alternates.add(address(draft.options().address().scheme(), each));
                Addresses.warnIfForeign(alternates.getLast().host(), draft.warnings());
            } catch (RefusedException e) {
                draft.warnings().add("exchange.warn.server", Shown.text(each), e.text());
            }
        }
        String local = bridge.last("bridge_bind_address");
        NetworkOptions usual = NetworkOptions.DEFAULT;
        draft.change(options ->
                options.withNetwork(new NetworkOptions(alternates, false, local, usual.proxy(), usual.webSocket())));
    }

    private static void readKeepAlive(BridgeLines bridge, ProfileDraft draft) {
        String text = bridge.last("keepalive_interval");
        if (text == null) {
            return;
        }
        Long seconds = Figures.number(text, LEAST_KEEP_ALIVE, 65_535);
        if (seconds == null) {
            draft.warnings().add("exchange.warn.value", "keepalive_interval");
        } else {
            draft.changeSession(session -> session.with(true, seconds.intValue()));
        }
    }

    private static void readTls(BridgeLines bridge, ProfileDraft draft) {
        draft.certificates(
                new Named("bridge_cafile", bridge.last("bridge_cafile")),
                new Named("bridge_capath", bridge.last("bridge_capath")),
                new Named("bridge_certfile", bridge.last("bridge_certfile")),
                new Named("bridge_keyfile", bridge.last("bridge_keyfile")));
        if ("true".equals(bridge.last("bridge_insecure"))) {
            draft.insecure("bridge_insecure true");
        }
        if (bridge.last("bridge_identity", "bridge_psk") != null) {
            draft.warnings().add("exchange.warn.psk");
        }
        TlsNames.version(bridge.last("bridge_tls_version"), draft);
        TlsNames.alpn(bridge.last("bridge_alpn"), draft);
    }

    private static void warnOfWhatStays(BridgeLines bridge, Warnings warnings) {
        String id = bridge.last("remote_clientid", "clientid");
        if (id != null) {
            warnings.add("exchange.warn.bridgeId", Shown.text(id));
        }
        String topic = bridge.last("notification_topic");
        if (topic != null) {
            warnings.add("exchange.warn.bridgeTopic", Shown.text(topic));
        }
        for (String option : bridge.unread()) {
            if (!BUSINESS_OF_THE_BRIDGE.contains(option)) {
                warnings.add("exchange.warn.option", Shown.text(option));
            }
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
