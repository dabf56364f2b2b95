package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.PreparationException;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.tls.TlsOptions;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks several ports of one machine at once, and waits a second for their answers. Used by the examination's thread. */
final class Probing {

    private static final long LONGEST_MILLIS = 1_000;

    private final ConnectOptions options;
    private final Network network;
    private final Patience patience;
    private final TlsFiles files;
    private final Target target;
    private @Nullable Shield shield;

    /** @param target the machine, by the address of its hop */
    Probing(ConnectOptions options, Network network, Patience patience, TlsFiles files, Target target) {
        this.options = options;
        this.network = network;
        this.patience = patience;
        this.files = files;
        this.target = target;
    }

    /** Asks; those that have not answered in time count as no. */
    List<Probe> ask(Map<Remedy, BrokerAddress> questions) {
        List<Probe> probes = new ArrayList<>();
        try {
            Shield any = shield();
            for (Map.Entry<Remedy, BrokerAddress> question : questions.entrySet()) {
                InetSocketAddress hop = new InetSocketAddress(
                        target.hop().getAddress(), question.getValue().port());
                probes.add(Probe.ask(question.getKey(), Target.direct(question.getValue(), hop), network, any));
            }
            CompletableFuture<?>[] answers = probes.stream().map(Probe::answer).toArray(CompletableFuture<?>[]::new);
            var _ = patience.await(CompletableFuture.allOf(answers), LONGEST_MILLIS);
        } catch (TimeoutException | ExecutionException enough) {
            // what has answered by now counts
            return probes;
        } catch (PreparationException | SSLException e) {
            return probes;
        }
        return probes;
    }

    /** The user's own settings if they can be used; whom it trusts does not matter to a look at the first bytes. */
    private Shield shield() throws SSLException, TimeoutException, ExecutionException {
        Shield made = shield;
        if (made == null) {
            made = load();
            shield = made;
        }
        return made;
    }

    private Shield load() throws SSLException, TimeoutException, ExecutionException {
        try {
            return new Shield(files.read(options.tls()));
        } catch (ExecutionException unusable) {
            return new Shield(files.read(TlsOptions.DEFAULT));
        }
    }
}
