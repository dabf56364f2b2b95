package io.topiary.core.doctor;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.TlsParameters;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;

/** Encrypts a wire as the options have it; one for each handshake, so that it tells what was seen in that one. */
final class Shield {

    private final TlsOptions options;
    private final TlsParameters parameters;
    private final SslContext context;

    Shield(TlsOptions options, TlsParameters parameters) throws SSLException {
        this.options = options;
        this.parameters = parameters;
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(parameters.trust())
                .endpointIdentificationAlgorithm(parameters.hostnameVerifier() == null ? "HTTPS" : null);
        if (parameters.keys() != null) {
            builder = builder.keyManager(parameters.keys());
        }
        if (!parameters.protocols().isEmpty()) {
            builder = builder.protocols(parameters.protocols());
        }
        if (!parameters.cipherSuites().isEmpty()) {
            builder = builder.ciphers(parameters.cipherSuites());
        }
        if (!options.alpn().isEmpty()) {
            builder = builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    options.alpn()));
        }
        this.context = builder.build();
    }

    TlsParameters parameters() {
        return parameters;
    }

    /** Shakes hands over {@code wire} and checks whose certificate it is. */
    CompletableFuture<SSLSession> encrypt(Wire wire, BrokerAddress server) {
        String named = options.serverName();
        String peer = named == null ? server.host() : named;
        return wire.encrypt(context, peer, server.port()).thenCompose(handler -> checked(handler, peer));
    }

    private CompletableFuture<SSLSession> checked(SslHandler handler, String peer) {
        SSLSession session = handler.engine().getSession();
        HostnameVerifier verifier = parameters.hostnameVerifier();
        return verifier == null || verifier.verify(peer, session)
                ? CompletableFuture.completedFuture(session)
                : CompletableFuture.failedFuture(new SSLHandshakeException("Hostname verification failed"));
    }
}
