package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.Trust;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of the options that may make a failed connection work: what stands on the button beside the words of a failure.
 * Immutable.
 */
public sealed interface Remedy {

    /** What the button says. */
    Text label();

    /** {@code options} with the change made. */
    ConnectOptions applyTo(ConnectOptions options);

    /** Another scheme, port or server. */
    record UseAddress(BrokerAddress address) implements Remedy {

        @Override
        public Text label() {
            return Text.of(
                    "remedy.address." + address.scheme().name(), address.hostAndPort(), String.valueOf(address.port()));
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            return options.withAddress(address);
        }
    }

    /** Another WebSocket path, without the leading slash. */
    record UsePath(String path) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.path", "/" + path);
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            BrokerAddress old = options.address();
            return options.withAddress(new BrokerAddress(old.scheme(), old.host(), old.port(), path));
        }
    }

    /** Another version of MQTT. */
    record UseVersion(ProtocolChoice version) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.version", version.first().label());
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            return options.withProtocol(version);
        }
    }

    /** A client identifier that nobody else has. */
    record NewClientId() implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.clientId");
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            return options.withLogin(options.login().withClientId(""));
        }
    }

    /** A client identifier made for this purpose. */
    record UseClientId(String clientId) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.useClientId", clientId);
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            return options.withLogin(options.login().withClientId(clientId));
        }
    }

    /** Another way to prove user and password. */
    record UseLoginMethod(Login.Method method) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.loginMethod", method.label());
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            return options.withLogin(options.login().withMethod(method));
        }
    }

    /**
     * Another server that the broker named. It is reached the same way and has to pass the same checks; what led to the
     * old one, further servers and SRV records, is left behind.
     */
    record UseServer(BrokerAddress address) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.server", address.hostAndPort());
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            NetworkOptions old = options.network();
            return options.withAddress(address)
                    .withNetwork(new NetworkOptions(List.of(), false, old.localAddress(), old.proxy(), old.webSocket()))
                    .withTls(options.tls().withServerName(null));
        }
    }

    /**
     * A certificate to be trusted from now on, as an authority or for itself.
     *
     * @param certificate the base64 of its DER
     * @param name what it calls itself, for the button
     */
    record TrustCertificate(String certificate, String name) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.trust", name);
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            Trust trust = options.tls().trust();
            List<String> certificates = new ArrayList<>(trust.certificates());
            if (!certificates.contains(certificate)) {
                certificates.add(certificate);
            }
            return options.withTls(options.tls().withTrust(trust.withCertificates(certificates)));
        }
    }

    /**
     * The one certificate that the server may show from now on, in place of those pinned before.
     *
     * @param sha256 its fingerprint, upper-case hex with colons
     */
    record PinCertificate(String sha256) implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.pin");
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            Trust trust = options.tls().trust();
            return options.withTls(options.tls().withTrust(trust.withPins(List.of(sha256))));
        }
    }

    /** A certificate for another host name is accepted. */
    record AllowWrongName() implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.wrongName");
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            Relaxations old = options.tls().relaxations();
            return options.withTls(
                    options.tls().withRelaxations(new Relaxations(old.unknownAuthority(), true, old.expired())));
        }
    }

    /** A certificate outside its time is accepted. */
    record AllowExpired() implements Remedy {

        @Override
        public Text label() {
            return Text.of("remedy.expired");
        }

        @Override
        public ConnectOptions applyTo(ConnectOptions options) {
            Relaxations old = options.tls().relaxations();
            return options.withTls(
                    options.tls().withRelaxations(new Relaxations(old.unknownAuthority(), old.wrongName(), true)));
        }
    }
}
