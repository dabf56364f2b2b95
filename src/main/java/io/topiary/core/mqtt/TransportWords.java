package io.topiary.core.mqtt;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsParameters;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words for what goes wrong below MQTT, found by walking the chain of causes and by what was seen on the wire. */
final class TransportWords {

    private final ConnectOptions options;
    private final ProtocolVersion version;

    TransportWords(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.version = version;
    }

    /** {0} host, an IPv6 address in brackets, {1} port, {2} seconds allowed for a step, {3} client identifier, {4} the code. */
    List<Object> arguments(@Nullable ReasonCode code) {
        BrokerAddress address = options.address();
        return List.of(
                address.bracketedHost(),
                String.valueOf(address.port()),
                seconds(),
                options.login().clientId(),
                code == null ? "" : code.toString());
    }

    private String seconds() {
        int millis = options.session().connectTimeoutMillis();
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
    }

    /** A step took too long. */
    Failure timedOut(ConnectStep step, WireFacts facts) {
        String detail = step + " not answered within " + options.session().connectTimeoutMillis() + " ms";
        return switch (step) {
            case TCP -> {
                ProxyWords proxy = proxy();
                if (proxy != null) {
                    yield facts.isDialled() ? proxy.silent(detail) : proxy.unreachable(detail);
                }
                yield failure("noAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail);
            }
            case TLS -> failure("noTlsAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail);
            case WEB_SOCKET ->
                failure(
                        "noWebSocketAnswer",
                        TransportProblem.NO_ANSWER,
                        RetryPolicy.RETRY,
                        remedies().withoutWebSocket(),
                        detail);
            case CONNECT -> answers().unanswered(facts, detail);
        };
    }

    /** Looking the name up took too long. */
    Failure resolverTimedOut() {
        return failure(
                "resolverSilent",
                TransportProblem.UNKNOWN_HOST,
                RetryPolicy.RETRY,
                "no answer from the resolver within " + options.session().connectTimeoutMillis() + " ms");
    }

    /** Reading files, or asking for SRV records, took too long. */
    Failure preparationTimedOut() {
        String detail = "not prepared within " + options.session().connectTimeoutMillis() + " ms";
        return options.network().srv()
                ? failure("srvSilent", TransportProblem.UNKNOWN_HOST, RetryPolicy.RETRY, detail)
                : failure("filesSilent", TransportProblem.OTHER, RetryPolicy.RETRY, detail);
    }

    /** Something stood against dialling: a name that was not found, or a setting that can't be used. */
    Failure unprepared(Throwable cause) {
        CauseChain chain = CauseChain.of(cause);
        if (cause instanceof PreparationException preparation) {
            TransportProblem problem = preparation.problem();
            return problem == null
                    ? local(preparation.key(), chain.detail(), preparation.more())
                    : failure(preparation.key(), problem, RetryPolicy.RETRY, chain.detail(), preparation.more());
        }
        ProxyWords proxy = proxy();
        if (!chain.has(UnknownHostException.class)) {
            return failure("other", TransportProblem.OTHER, few(), chain.detail());
        }
        return proxy == null
                ? failure("unknownHost", TransportProblem.UNKNOWN_HOST, RetryPolicy.RETRY, chain.detail())
                : proxy.unknown(chain.detail());
    }

    /** The link broke with {@code cause}. */
    Failure broken(Throwable cause, WireFacts facts, @Nullable TlsParameters tls, boolean wasUp) {
        CauseChain chain = CauseChain.of(cause);
        ProxyWords proxy = proxy();
        if (proxy != null && !wasUp && chain.has(ProxyConnectException.class)) {
            return facts.isDialled() ? proxy.refused(chain, facts.firstBytes()) : proxy.unreachable(chain.detail());
        }
        if (chain.has(NotSslRecordException.class)) {
            return answers().notTls(chain);
        }
        boolean ofTls = chain.has(SSLException.class, CertificateException.class);
        if (ofTls || (!wasUp && ClientCertificateWords.closedAfterAsking(tls, facts))) {
            return new TlsWords(this, options, chain, tls).failure();
        }
        if (wasUp) {
            return lost(chain);
        }
        return switch (reached(chain, facts)) {
            case TCP -> dialling(chain);
            case TLS ->
                failure(
                        "closedDuringTls",
                        TransportProblem.CLOSED_DURING_TLS,
                        few(),
                        remedies().withoutTls(),
                        chain.detail());
            case WEB_SOCKET -> new WebSocketWords(this, options).failure(chain, Banner.of(facts.firstBytes()));
            case CONNECT -> answers().login(chain, facts);
        };
    }

    /** A server that resets at once was reached all the same: what waits for an answer then is the next layer. */
    private ConnectStep reached(CauseChain chain, WireFacts facts) {
        Scheme scheme = options.address().scheme();
        if (facts.step() != ConnectStep.TCP || proxy() != null || !chain.says("connection reset", "broken pipe")) {
            return facts.step();
        } else if (scheme.tls()) {
            return ConnectStep.TLS;
        }
        return scheme.webSocket() ? ConnectStep.WEB_SOCKET : ConnectStep.CONNECT;
    }

    private Failure lost(CauseChain chain) {
        if (chain.says("PINGRESP")) {
            return failure("stalled", TransportProblem.STALLED, RetryPolicy.RETRY, chain.detail());
        }
        if (AnswerWords.isBroken(chain)) {
            return answers().broken(chain, few());
        }
        List<Remedy> offered = options.login().clientId().isEmpty() ? List.of() : List.of(new Remedy.NewClientId());
        return failure("lost", TransportProblem.LOST, RetryPolicy.RETRY, offered, chain.detail());
    }

    private Failure dialling(CauseChain chain) {
        String detail = chain.detail();
        String local = options.network().localAddress();
        if (local != null && (chain.has(BindException.class) || chain.says("Cannot assign requested address"))) {
            return local("localForeign", detail, local, LocalAddress.all());
        }
        ProxyWords proxy = proxy();
        if (proxy != null) {
            return proxy.unreachable(detail);
        }
        if (chain.has(UnknownHostException.class, UnresolvedAddressException.class)) {
            return failure("unknownHost", TransportProblem.UNKNOWN_HOST, RetryPolicy.RETRY, detail);
        }
        boolean unreachable = chain.has(ConnectTimeoutException.class, NoRouteToHostException.class)
                || chain.says("timed out", "no route", "unreachable");
        if (unreachable) {
            return failure("noAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail);
        }
        if (chain.has(ConnectException.class)) {
            return failure(
                    "refused",
                    TransportProblem.REFUSED,
                    RetryPolicy.RETRY,
                    remedies().otherPort(),
                    detail);
        }
        return failure("other", TransportProblem.OTHER, few(), detail);
    }

    private @Nullable ProxyWords proxy() {
        Proxy proxy = options.network().proxy();
        return proxy == null ? null : new ProxyWords(this, proxy);
    }

    private AddressRemedies remedies() {
        return new AddressRemedies(options.address());
    }

    private AnswerWords answers() {
        return new AnswerWords(this, options, version);
    }

    Failure failure(String key, TransportProblem problem, RetryPolicy policy, String detail, Object... more) {
        return failure(key, problem, policy, List.of(), detail, more);
    }

    Failure failure(
            String key,
            TransportProblem problem,
            RetryPolicy policy,
            List<Remedy> remedies,
            String detail,
            Object... more) {
        return new Failure.Transport(words(key, policy, remedies, more), problem, detail);
    }

    /** The broker broke the rules. */
    Failure protocol(String key, RetryPolicy policy, List<Remedy> remedies, CauseChain chain, Object... more) {
        return new Failure.Protocol(words(key, policy, remedies, more), chain.detail());
    }

    /** Something on this side. */
    Failure local(String key, String detail, Object... more) {
        return new Failure.Local(words(key, RetryPolicy.STOP, List.of(), more), detail);
    }

    private Failure.Explanation words(String key, RetryPolicy policy, List<Remedy> remedies, Object... more) {
        List<Object> arguments = new ArrayList<>(arguments(null));
        arguments.addAll(List.of(more));
        String stem = "failure." + key;
        return new Failure.Explanation(
                new Text(stem + ".what", arguments),
                new Text(stem + ".why", arguments),
                new Text(stem + ".remedy", arguments),
                policy,
                remedies);
    }

    private static RetryPolicy few() {
        return RetryPolicy.RETRY_FIVE_TIMES;
    }
}
