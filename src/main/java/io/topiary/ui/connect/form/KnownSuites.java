package io.topiary.ui.connect.form;

import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** The cipher suites of this JDK, by their JSSE names. */
final class KnownSuites {

    /** Those that can be chosen, the JDK's favourites first. */
    static final List<String> NAMES =
            List.of(((SSLSocketFactory) SSLSocketFactory.getDefault()).getDefaultCipherSuites());

    private KnownSuites() {}
}
