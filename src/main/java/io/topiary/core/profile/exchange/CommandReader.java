package io.topiary.core.profile.exchange;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Sending;
import io.topiary.core.profile.ClientIds;
import io.topiary.core.profile.exchange.ProfileDraft.Named;
import io.topiary.core.profile.exchange.ShellCommands.Word;
import io.topiary.core.secrets.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a profile of one command line, with the meanings that mosquitto gives to the options (mosquitto_sub(1)). */
final class CommandReader {

    private static final int TLS_PORT = 8883;
    private static final String WEB_SOCKET_PATH = "mqtt";

    private final Warnings warnings = new Warnings();
    private final CommandLine line;
    private final boolean subscribes;
    private final Optional<MosquittoUrl> url;

    /** @param subscribes whether topics are subscribed to, not published to */
    CommandReader(List<Word> options, boolean subscribes) {
        this.line = new CommandLine(options, warnings);
        this.subscribes = subscribes;
        String text = line.last("-L");
        this.url = text == null ? Optional.empty() : Optional.of(MosquittoUrl.parse(text));
    }

    /** @throws RefusedException if it names no broker that can be reached over TCP */
    ImportItem.Ready item() {
        if (line.hasAny("--unix") || line.has("--quic")) {
            throw new RefusedException("exchange.refused.transport");
        }
        ProfileDraft draft = draft();
        readLogin(draft);
        draft.change(options -> options.withProtocol(Versions.take(orEmpty(line.last("-V")), warnings)));
        readSession(draft);
        readNetwork(draft);
        if (draft.options().address().scheme().tls()) {
            readTls(draft);
        }
        readWill(draft);
        readTopics(draft);
        for (String file : List.of("-o", "--pw-file")) {
            if (line.hasAny(file)) {
                warnings.add("exchange.warn.notRead", file);
            }
        }
        return draft.ready();
    }

    private ProfileDraft draft() {
        boolean webSocket = line.has("--ws") || url.map(MosquittoUrl::webSocket).orElse(false);
        long urlPort = url.map(MosquittoUrl::port).orElse(0L);
        long port = line.number("-p", urlPort, 1, 65_535);
        boolean tls = !line.has("--no-tls")
                && (url.map(MosquittoUrl::tls).orElse(false) || port == TLS_PORT || mentionsTls());
        Scheme scheme = webSocket ? (tls ? Scheme.WSS : Scheme.WS) : (tls ? Scheme.MQTTS : Scheme.MQTT);
        String named = line.last("-h");
        String host = named == null ? url.map(MosquittoUrl::host).orElse("localhost") : named;
        long usual = tls ? TLS_PORT : Scheme.MQTT.defaultPort();
        return new ProfileDraft(scheme, host, port == 0 ? usual : port, WEB_SOCKET_PATH, warnings);
    }

    private boolean mentionsTls() {
        return line.has("--tls-use-os-certs")
                || line.has("--insecure")
                || line.hasAny("--cafile", "--capath", "--cert", "--key", "--tls-version", "--ciphers", "--tls-alpn")
                || line.hasAny("--psk", "--psk-identity");
    }

    private void readLogin(ProfileDraft draft) {
        String prefix = line.last("-I");
        String id = line.last("-i");
        String user = line.last("-u");
        String password = line.last("-P");
        draft.login(
                id == null && prefix != null ? prefix + ClientIds.RANDOM : id,
                user == null ? url.map(MosquittoUrl::user).orElse(null) : user);
        draft.secret(
                SecretName.LOGIN,
                password == null ? url.map(MosquittoUrl::password).orElse(null) : password);
        draft.secret(SecretName.KEY, line.last("--keypass"));
    }

    private void readSession(ProfileDraft draft) {
        boolean keep = line.has("-c");
        SessionOptions standard = draft.options().session();
        SessionOptions session = standard.with(!keep, (int) line.number("-k", standard.keepAliveSeconds(), 0, 65_535));
        String expiry = line.last("-x");
        long seconds = "∞".equals(expiry)
                ? SessionOptions.NEVER_EXPIRES
                : line.number("-x", keep ? SessionOptions.NEVER_EXPIRES : 0, -1, SessionOptions.NEVER_EXPIRES);
        SessionOptions expiring = session.withExpiry(seconds < 0 ? SessionOptions.NEVER_EXPIRES : seconds);
        Sending usual = standard.sending();
        Sending sending =
                new Sending((int) line.number("-M", usual.inFlight(), 1, 65_535), usual.waiting(), usual.whenFull());
        draft.changeSession(before -> line.properties("connect").over(expiring).withSending(sending));
        if (keep && line.last("-i") == null) {
            warnings.add("exchange.warn.sessionId");
        }
    }

    private void readNetwork(ProfileDraft draft) {
        Proxy proxy = null;
        String text = line.last("--proxy");
        if (text != null) {
            proxy = ProxyText.parse(text, draft);
        }
        NetworkOptions usual = NetworkOptions.DEFAULT;
        NetworkOptions network =
                new NetworkOptions(List.of(), line.has("-S"), line.last("-A"), proxy, usual.webSocket());
        draft.change(options -> options.withNetwork(network));
    }

    private void readTls(ProfileDraft draft) {
        draft.certificates(named("--cafile"), named("--capath"), named("--cert"), named("--key"));
        TlsNames.version(line.last("--tls-version"), draft);
        TlsNames.alpn(line.last("--tls-alpn"), draft);
        if (line.has("--insecure")) {
            draft.insecure("--insecure");
        }
        if (line.hasAny("--psk", "--psk-identity")) {
            warnings.add("exchange.warn.psk");
        }
        for (String option : List.of("--ciphers", "--tls-engine", "--keyform")) {
            if (line.hasAny(option)) {
                warnings.add("exchange.warn.option", option);
            }
        }
    }

    private Named named(String option) {
        return new Named(option, line.last(option));
    }

    private void readWill(ProfileDraft draft) {
        String topic = line.last("--will-topic");
        if (topic == null) {
            return;
        }
        CommandProperties properties = line.properties("will");
        draft.will(
                topic,
                orEmpty(line.last("--will-payload")),
                (int) line.number("--will-qos", 0, 0, 2),
                line.has("--will-retain"),
                properties.ofMessage(),
                properties.willDelay());
    }

    private void readTopics(ProfileDraft draft) {
        if (!subscribes) {
            return;
        }
        int qos = (int) line.number("-q", 0, 0, 2);
        int retain = line.has("-R") ? 2 : 0;
        List<String> topics = new ArrayList<>(line.all("-t"));
        url.map(MosquittoUrl::topic).filter(topic -> !topic.isEmpty()).ifPresent(topics::add);
        topics.forEach(topic -> draft.subscribe(topic, qos, false, true, retain, true));
        List<TopicFilter> excludes = new ArrayList<>();
        for (String text : line.all("-T")) {
            try {
                excludes.add(TopicFilter.of(text));
            } catch (InvalidTopicException e) {
                warnings.add("exchange.warn.filter", Shown.text(text), e.text());
            }
        }
        draft.change(options -> options.withExcludes(excludes));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
