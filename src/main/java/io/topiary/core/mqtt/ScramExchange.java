package io.topiary.core.mqtt;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.ServerFirstMessage;
import com.ongres.scram.common.exception.ScramInvalidServerSignatureException;
import com.ongres.scram.common.exception.ScramParseException;
import com.ongres.scram.common.exception.ScramServerErrorException;
import io.topiary.core.mqtt.ScramException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of SCRAM (RFC 5802; RFC 7677 for SHA-256): two messages of the client, two of the server, and both have
 * proved that they know the password without having sent it. Used once.
 */
final class ScramExchange {

    /** RFC 7677, section 4: at least that. Fewer would let a false server guess the password. */
    private static final int FEWEST_ITERATIONS = 4_096;

    /** A few seconds on a slow computer. */
    private static final int MOST_ITERATIONS = 1_000_000;

    private final ScramClient client;
    private State state = State.NEW;

    private enum State {
        NEW,
        FIRST_SENT,
        FINAL_SENT,
        OVER
    }

    /** @param login with user and password, checked by {@link Objections} */
    ScramExchange(Login login) {
        this(login, null);
    }

    /** The same with a nonce that is known, for test vectors; null for a random one. */
    ScramExchange(Login login, @Nullable Supplier<String> nonce) {
        String user = login.user();
        var password = login.password();
        if (user == null || password == null) {
            throw new IllegalArgumentException("no user or no password");
        }
        char[] characters = password.chars();
        try {
            ScramClient.FinalBuildStage builder = ScramClient.builder()
                    .advertisedMechanisms(List.of(login.method().label()))
                    .username(user)
                    .password(characters);
            this.client = (nonce == null ? builder : builder.nonceSupplier(nonce)).build();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** The client's first message. */
    byte[] first() {
        state = State.FIRST_SENT;
        return client.clientFirstMessage().toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The client's final message: the proof. Computes for up to a few seconds.
     *
     * @param message the server's first message
     */
    byte[] proof(byte[] message) throws ScramException {
        if (state != State.FIRST_SENT) {
            throw new ScramException(Problem.REPEATED, state.toString());
        }
        state = State.OVER;
        try {
            ServerFirstMessage first = client.serverFirstMessage(text(message));
            String iterations = String.valueOf(first.getIterationCount());
            if (first.getIterationCount() < FEWEST_ITERATIONS) {
                throw new ScramException(Problem.TOO_EASY, iterations);
            } else if (first.getIterationCount() > MOST_ITERATIONS) {
                throw new ScramException(Problem.TOO_HARD, iterations);
            }
            byte[] proof = client.clientFinalMessage().toString().getBytes(StandardCharsets.UTF_8);
            state = State.FINAL_SENT;
            return proof;
        } catch (ScramParseException | IllegalArgumentException e) {
            throw new ScramException(Problem.UNREADABLE, BrokerText.escape(text(message)));
        }
    }

    /**
     * Checks the proof of the server.
     *
     * @param message the server's final message
     */
    void verify(byte[] message) throws ScramException {
        if (state != State.FINAL_SENT) {
            throw new ScramException(Problem.UNPROVEN, state.toString());
        }
        state = State.OVER;
        try {
            var _ = client.serverFinalMessage(text(message));
        } catch (ScramServerErrorException e) {
            throw new ScramException(Problem.REFUSED, BrokerText.escape(e.getServerError()));
        } catch (ScramInvalidServerSignatureException e) {
            throw new ScramException(Problem.UNPROVEN, "wrong signature");
        } catch (ScramParseException | IllegalArgumentException e) {
            throw new ScramException(Problem.UNREADABLE, BrokerText.escape(text(message)));
        }
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
