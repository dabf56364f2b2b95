package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Escapes;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A profile of an own export. All of it is taken over but for what a stranger's file must not decide: which checks are
 * switched off, whether it connects by itself, whether passwords lie in plain text, which file's content is sent away.
 */
final class OwnProfile {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    /** Windows takes files of these names for devices, whatever follows the first dot. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])([. ].*)?", Pattern.CASE_INSENSITIVE);

    /** Notes have lines and tabs; everything else in them is made visible. */
    private static final Pattern NOTE_TEXT = Pattern.compile("[^\\n\\r\\t]+");

    private static final List<String> FILES = List.of("caFile", "caDirectory", "certificate", "key");
    private static final String PAYLOAD_FILE = "payloadFile";

    private OwnProfile() {}

    /**
     * Reads a profile's object.
     *
     * @param keepId whether its id may be kept; one that does not fit is replaced in any case
     * @throws io.topiary.core.profile.InvalidProfileException if a value can't be used
     */
    static ImportItem.Ready read(JsonNode json, boolean keepId) {
        ObjectNode node = json.deepCopy();
        if (!keepId || !fits(node.path("id").textValue())) {
            node.put("id", UUID.randomUUID().toString());
        }
        String name = Shown.name(node.path("name").asText());
        if (name.isBlank()) {
            node.remove("name");
        } else {
            node.put("name", name);
        }
        Warnings warnings = new Warnings();
        keepLocalFiles(node, warnings);
        ProfileDocument document = ProfileDocument.read(node);
        ProfileDocument safe = document.with(safe(document.profile(), warnings));
        ObjectNode cleaned = safe.json();
        for (String key : UnknownKeys.clean(cleaned, safe)) {
            warnings.add("exchange.warn.key", Shown.text(key));
        }
        Secret password = document.password();
        return new ImportItem.Ready(
                ProfileDocument.read(cleaned),
                warnings.list(),
                password == null ? Map.of() : Map.of(SecretName.LOGIN, password));
    }

    private static boolean fits(@Nullable String id) {
        return id != null && ID.matcher(id).matches() && !DEVICE.matcher(id).matches() && !id.endsWith(".");
    }

    /** Looks at the paths as they are written: the file system's own notation hides where they lead. */
    private static void keepLocalFiles(ObjectNode profile, Warnings warnings) {
        if (profile.get("tls") instanceof ObjectNode tls) {
            for (String key : FILES) {
                Path local = LocalFiles.take(tls.path(key).textValue(), key, warnings);
                if (local != null) {
                    tls.put(key, local.toString());
                } else if (tls.path(key).isTextual()) {
                    tls.remove(key);
                }
            }
        }
        if (profile.get("will") instanceof ObjectNode will && will.has(PAYLOAD_FILE)) {
            warnings.add(
                    "exchange.warn.payloadFile",
                    Shown.text(will.remove(PAYLOAD_FILE).asText()));
        }
    }

    private static ConnectionProfile safe(ConnectionProfile profile, Warnings warnings) {
        if (profile.autoConnect()) {
            warnings.add("exchange.warn.autoConnect");
        }
        if (profile.keeping() == SecretKeeping.PLAIN) {
            warnings.add("exchange.warn.plain");
        }
        ProfileLabel label = profile.label();
        String notes = NOTE_TEXT
                .matcher(label.notes())
                .replaceAll(found -> Matcher.quoteReplacement(Escapes.visible(found.group(), Integer.MAX_VALUE)));
        return profile.withAutoConnect(false)
                .withKeeping(profile.keeping() == SecretKeeping.PLAIN ? SecretKeeping.KEEP : profile.keeping())
                .withLabel(new ProfileLabel(label.colour(), Shown.name(label.group()), notes))
                .withOptions(safe(profile.options(), warnings));
    }

    private static ConnectOptions safe(ConnectOptions options, Warnings warnings) {
        Addresses.warnIfForeign(options.address().host(), warnings);
        options.network().alternates().forEach(each -> Addresses.warnIfForeign(each.host(), warnings));
        Proxy proxy = options.network().proxy();
        if (proxy != null) {
            Addresses.warnIfForeign(proxy.host(), warnings);
        }
        Login login = options.login();
        String id = MqttText.take(login.clientId(), "uri.part.clientId", warnings);
        String user = MqttText.take(login.user(), "uri.part.user", warnings);
        return options.withTls(safe(options.tls(), warnings))
                .withLogin(new Login(id == null ? "" : id, user, null, login.method()));
    }

    private static TlsOptions safe(TlsOptions tls, Warnings warnings) {
        Relaxations relaxations = tls.relaxations();
        if (relaxations.unknownAuthority()) {
            warnings.add("exchange.warn.insecure", "allowUnknownAuthority");
        }
        if (relaxations.wrongName()) {
            warnings.add("exchange.warn.insecure", "allowWrongName");
        }
        if (relaxations.expired()) {
            warnings.add("exchange.warn.insecure", "allowExpired");
        }
        Trust trust = tls.trust();
        trust.pins().forEach(pin -> warnings.add("exchange.warn.pin", Shown.text(pin)));
        List<String> certificates = certificates(trust.certificates(), warnings);
        return tls.withRelaxations(Relaxations.NONE).withTrust(trust.withCertificates(certificates));
    }

    private static List<String> certificates(List<String> encoded, Warnings warnings) {
        List<String> kept = new ArrayList<>();
        for (String each : encoded) {
            List<CertificateData.Found> found = CertificateData.read(each);
            if (found.isEmpty()) {
                warnings.add("exchange.warn.value", "certificates");
            } else {
                found.forEach(one -> warnings.add("exchange.warn.trust", one.subject(), one.sha256()));
                kept.add(each);
            }
        }
        return kept;
    }
}
