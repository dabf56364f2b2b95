package io.topiary.core.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the client certificate and notes that a server asked for one.
 *
 * <p>The JDK sends none when the server lists authorities and the file does not lead to one of them, which then looks as
 * if no certificate was set. Here it is sent all the same: the server may know the authorities in between (RFC 8446,
 * section 4.2.4, leaves it to the client), and else says that it does not like it.
 */
final class AskedKeys extends X509ExtendedKeyManager {

    private final X509ExtendedKeyManager keys;
    private final PresentedChain presented;

    /** @param keys holds the client certificate; empty for none */
    AskedKeys(X509ExtendedKeyManager keys, PresentedChain presented) {
        this.keys = keys;
        this.presented = presented;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        String alias = keys.chooseEngineClientAlias(keyTypes, issuers, engine);
        return noted(alias == null ? keys.chooseEngineClientAlias(keyTypes, null, engine) : alias);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        String alias = keys.chooseClientAlias(keyTypes, issuers, socket);
        return noted(alias == null ? keys.chooseClientAlias(keyTypes, null, socket) : alias);
    }

    private @Nullable String noted(@Nullable String alias) {
        presented.asked(alias != null);
        return alias;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return keys.getClientAliases(keyType, issuers);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys.getPrivateKey(alias);
    }
}
