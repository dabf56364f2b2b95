package io.topiary.core.doctor;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.topiary.core.mqtt.Destinations;
import io.topiary.core.tls.TlsParameters;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/** Encrypts wires as the options have it; the trust manager checks everything, the host name included. */
final class Shield {

    private final TlsParameters parameters;
    private final SslContext context;

    Shield(TlsParameters parameters) throws SSLException {
        this.parameters = parameters;
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(parameters.trust())
                .keyManager(parameters.keys())
                .protocols(parameters.protocols())
                .endpointIdentificationAlgorithm(null);
        if (!parameters.cipherSuites().isEmpty()) {
            builder = builder.ciphers(parameters.cipherSuites());
        }
        this.context = builder.build();
    }

    TlsParameters parameters() {
        return parameters;
    }

    /** Shakes hands over {@code wire}. */
    CompletableFuture<SslHandler> encrypt(Wire wire, Destinations.Server server) {
        return wire.encrypt(context, server.checkedName(), server.address().port(), parameters);
    }
}
