package io.topiary.core.mqtt;

import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.CertificateRefusedException;
import io.topiary.core.tls.TlsParameters;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words and remedies for a TLS handshake that failed. */
final class TlsWords {

    private final TransportWords words;
    private final ConnectOptions options;
    private final CauseChain chain;
    private final @Nullable TlsParameters tls;

    TlsWords(TransportWords words, ConnectOptions options, CauseChain chain, @Nullable TlsParameters tls) {
        this.words = words;
        this.options = options;
        this.chain = chain;
        this.tls = tls;
    }

    Failure failure() {
        return certificate().or(this::clientCertificate).or(this::negotiation).orElseGet(this::closedOrOther);
    }

    /** What we found wrong with the server's certificate. */
    private Optional<Failure> certificate() {
        List<CertificateFacts> shown = tls == null ? List.of() : CertificateFacts.of(tls.presented());
        return chain.find(CertificateRefusedException.class)
                .filter(refusal -> !shown.isEmpty())
                .map(refusal -> refused(new CertificateWords(refusal, shown), shown));
    }

    private Failure refused(CertificateWords refusal, List<CertificateFacts> shown) {
        Failure plain =
                words.failure(refusal.key(), refusal.problem(), RetryPolicy.STOP, chain.detail(), refusal.arguments());
        return new Failure.Transport(
                with(plain, refusal.remedies()), refusal.problem(), chain.detail() + refusal.detail(), shown);
    }

    /** What the server found wrong with ours. */
    private Optional<Failure> clientCertificate() {
        ClientCertificateWords client = new ClientCertificateWords(chain, tls);
        return client.key()
                .map(key -> words.failure(
                        key,
                        ClientCertificateWords.problem(key),
                        ClientCertificateWords.policy(key),
                        chain.detail(),
                        client.arguments()));
    }

    private Optional<Failure> negotiation() {
        String alert = ClientCertificateWords.alert(chain);
        String versions = tls == null ? "" : String.join(", ", tls.protocols());
        String name = options.tls().serverName() == null
                ? options.address().host()
                : options.tls().serverName();
        if (alert.equals("protocol_version")
                || chain.says("protocol_version", "No appropriate protocol", "not accepted by client preferences")) {
            return Optional.of(negotiation("tlsVersion", versions));
        }
        if (alert.equals("unrecognized_name")) {
            return Optional.of(negotiation("tlsServerName", name));
        }
        if (alert.equals("no_application_protocol")) {
            return Optional.of(
                    negotiation("tlsAlpn", String.join(", ", options.tls().alpn())));
        }
        if (chain.says("ciphersuite")) {
            return Optional.of(negotiation("tlsCipher"));
        }
        if (chain.says("handshake_failure", "insufficient_security")) {
            return Optional.of(negotiation("tlsHandshake", alert.isEmpty() ? "handshake_failure" : alert, name));
        }
        if (chain.says("exceeds the maximum allowed")) {
            return Optional.of(negotiation("tlsTooLarge"));
        }
        return Optional.empty();
    }

    private Failure negotiation(String key, Object... more) {
        return words.failure(key, TransportProblem.TLS_NEGOTIATION, RetryPolicy.STOP, chain.detail(), more);
    }

    private Failure closedOrOther() {
        if (chain.has(ClosedChannelException.class) || chain.says("closed", "reset")) {
            Failure plain = words.failure(
                    "closedDuringTls",
                    TransportProblem.CLOSED_DURING_TLS,
                    RetryPolicy.RETRY_FIVE_TIMES,
                    chain.detail());
            return new Failure.Transport(
                    with(plain, new AddressRemedies(options.address()).withoutTls()),
                    TransportProblem.CLOSED_DURING_TLS,
                    chain.detail());
        }
        return negotiation("tlsOther");
    }

    private static Failure.Explanation with(Failure plain, List<Remedy> remedies) {
        return new Failure.Explanation(plain.what(), plain.why(), plain.remedy(), plain.policy(), remedies);
    }
}
