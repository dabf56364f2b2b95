package io.topiary.core.mqtt;

import io.topiary.core.tls.TlsParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has in hand before it looks for the first server.
 *
 * @param options what the user wants, files read into it
 * @param candidates the servers in the order to try them, at least one
 * @param unnamed why SRV records named no server although they were asked for, or null; further servers are there then
 * @param tls how to encrypt where the scheme says so, or null if none does
 */
record Preparation(
        ConnectOptions options,
        List<Candidate> candidates,
        @Nullable Exception unnamed,
        @Nullable TlsParameters tls) {

    Preparation {
        candidates = List.copyOf(candidates);
    }
}
