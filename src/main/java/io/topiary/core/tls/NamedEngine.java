package io.topiary.core.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * What the JDK's trust manager asks a handshake: its session, and whether the name is to be checked. It transports
 * nothing.
 *
 * <p>With it a check comes out the same whatever the caller has set on the engine or socket that does transport.
 */
final class NamedEngine extends SSLEngine {

    private final SSLSession session;
    private final SSLParameters parameters;

    /** @param nameCheck whether the certificate has to be for the peer host of {@code session} (RFC 2818, section 3.1) */
    NamedEngine(SSLSession session, SSLParameters parameters, boolean nameCheck) {
        this.session = session;
        this.parameters = parameters;
        parameters.setEndpointIdentificationAlgorithm(nameCheck ? "HTTPS" : null);
    }

    @Override
    public SSLSession getHandshakeSession() {
        return session;
    }

    @Override
    public SSLSession getSession() {
        return session;
    }

    @Override
    public SSLParameters getSSLParameters() {
        return parameters;
    }

    @Override
    public boolean getUseClientMode() {
        return true;
    }

    @Override
    public SSLEngineResult.HandshakeStatus getHandshakeStatus() {
        return SSLEngineResult.HandshakeStatus.NEED_TASK;
    }

    @Override
    public String[] getEnabledProtocols() {
        return parameters.getProtocols();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return parameters.getCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return parameters.getProtocols();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return parameters.getCipherSuites();
    }

    @Override
    public boolean getNeedClientAuth() {
        return parameters.getNeedClientAuth();
    }

    @Override
    public boolean getWantClientAuth() {
        return parameters.getWantClientAuth();
    }

    @Override
    public boolean getEnableSessionCreation() {
        return true;
    }

    @Override
    public boolean isInboundDone() {
        return false;
    }

    @Override
    public boolean isOutboundDone() {
        return false;
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        throw transportsNothing();
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        throw transportsNothing();
    }

    @Override
    public Runnable getDelegatedTask() {
        throw transportsNothing();
    }

    @Override
    public void beginHandshake() {
        throw transportsNothing();
    }

    @Override
    public void closeInbound() {
        throw transportsNothing();
    }

    @Override
    public void closeOutbound() {
        throw transportsNothing();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        throw transportsNothing();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        throw transportsNothing();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        throw transportsNothing();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        throw transportsNothing();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        throw transportsNothing();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        throw transportsNothing();
    }

    private static UnsupportedOperationException transportsNothing() {
        return new UnsupportedOperationException("only asked about, never used to transport");
    }
}
