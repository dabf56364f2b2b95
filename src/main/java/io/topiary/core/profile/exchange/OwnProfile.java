package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.text.Escapes;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
                password == null ? Map.of() : Map.of(SecretUse.LOGIN, password));
    }

    private static boolean fits(@Nullable String id) {
        return id != null
                && ID.matcher(id).matches()
                && !DEVICE.matcher(id).matches()
                && !id.endsWith(".");
    }

    private static ConnectionProfile safe(ConnectionProfile profile, Warnings warnings) {
        if (profile.autoConnect()) {
            warnings.add("exchange.warn.autoConnect");
        }
        if (profile.keeping() == SecretKeeping.PLAIN) {
            warnings.add("exchange.warn.plain");
        }
        ProfileLabel label = profile.label();
        String notes = label.notes()
                .lines()
                .map(line -> Escapes.visible(line, line.length() * 10))
                .collect(Collectors.joining("\n"));
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
        Will will = options.will();
        if (will != null && will.payloadFile() != null) {
            warnings.add("exchange.warn.payloadFile", Shown.text(will.payloadFile().toString()));
            will = new Will(will.message(), will.delaySeconds(), null);
        }
        return options.withTls(safe(options.tls(), warnings)).withWill(will);
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
        ClientCertificate client = tls.client();
        return tls.withRelaxations(Relaxations.NONE)
                .withTrust(new Trust(
                        local(trust.caFile(), "caFile", warnings),
                        local(trust.caDirectory(), "caDirectory", warnings),
                        certificates(trust.certificates(), warnings),
                        trust.pins()))
                .withClient(new ClientCertificate(
                        local(client.file(), "certificate", warnings), local(client.key(), "key", warnings), null));
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

    private static @Nullable Path local(@Nullable Path path, String key, Warnings warnings) {
        return LocalFiles.take(path == null ? null : path.toString(), key, warnings);
    }
}
