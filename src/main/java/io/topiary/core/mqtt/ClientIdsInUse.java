package io.topiary.core.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The client identifiers that this process uses, by broker: two connections with one identifier would throw each other
 * out. Asked before connecting. One per process, passed to whoever connects; any thread.
 */
public final class ClientIdsInUse {

    private static final int SUFFIXES = 0x1_0000;

    private final List<Use> uses = new ArrayList<>();
    private long made;

    /** One identifier at one broker, used until it is closed. */
    private record Use(long number, String broker, String clientId, String user) {}

    /** Gives an identifier back; closing twice does nothing. */
    @FunctionalInterface
    public interface Lease extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Notes that {@code options} are connected with from now on.
     *
     * @param user what the user calls the connection, for the words of {@link #objection}
     * @return gives the identifier back
     */
    public Lease use(ConnectOptions options, String user) {
        synchronized (uses) {
            Use use = new Use(++made, broker(options), options.login().clientId(), user);
            uses.add(use);
            return () -> {
                synchronized (uses) {
                    uses.remove(use);
                }
            };
        }
    }

    /**
     * Why connecting with {@code options} would throw out one of our own, in words, with another identifier as the remedy;
     * empty if it would not. An empty identifier is no one's: the broker assigns one.
     */
    public Optional<Failure> objection(ConnectOptions options) {
        String clientId = options.login().clientId();
        if (clientId.isEmpty()) {
            return Optional.empty();
        }
        String broker = broker(options);
        synchronized (uses) {
            return uses.stream()
                    .filter(use -> use.broker().equals(broker) && use.clientId().equals(clientId))
                    .findFirst()
                    .map(use -> new FailureWords(options, options.protocol().first()).clientIdInUse(use.user()));
        }
    }

    /** {@code clientId} with something at its end that makes it another one. */
    static String suffixed(String clientId) {
        return "%s-%04x".formatted(clientId, ThreadLocalRandom.current().nextInt(SUFFIXES));
    }

    private static String broker(ConnectOptions options) {
        return options.address().hostAndPort().toLowerCase(Locale.ROOT);
    }
}
