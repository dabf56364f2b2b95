package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import io.topiary.core.tls.CertificateFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection, a subscription or a publish did not come about, in words: what happened, why probably, what to do.
 *
 * <p>The kinds differ in what is known beside the words. Immutable.
 */
public sealed interface Failure {

    /** The words and the policy, common to all kinds. */
    Explanation explanation();

    /**
     * What is said about a failure.
     *
     * @param what what happened, with host and port
     * @param why the probable cause
     * @param remedy what to do
     * @param policy what Topiary does by itself
     * @param remedies changes of the options that may help, the most likely first
     */
    record Explanation(Text what, Text why, Text remedy, RetryPolicy policy, List<Remedy> remedies) {

        public Explanation {
            remedies = List.copyOf(remedies);
        }

        /** Words without a change to offer. */
        public Explanation(Text what, Text why, Text remedy, RetryPolicy policy) {
            this(what, why, remedy, policy, List.of());
        }
    }

    /** What happened, with host and port. */
    default Text what() {
        return explanation().what();
    }

    /** The probable cause. */
    default Text why() {
        return explanation().why();
    }

    /** What to do. */
    default Text remedy() {
        return explanation().remedy();
    }

    /** Changes of the options that may help, the most likely first. */
    default List<Remedy> remedies() {
        return explanation().remedies();
    }

    /** What Topiary does by itself. */
    default RetryPolicy policy() {
        return explanation().policy();
    }

    /** Technical detail for the "Details" section and the log: exception chain or code; never a secret. */
    String detail();

    /** The broker's own reason code, if it sent one. */
    default Optional<ReasonCode> reason() {
        return Optional.empty();
    }

    /**
     * The network or the TLS or WebSocket layer failed; the broker said nothing.
     *
     * @param certificates what the server showed if the failure is about that, its own certificate first; else empty
     */
    record Transport(
            Explanation explanation, TransportProblem problem, String detail, List<CertificateFacts> certificates)
            implements Failure {

        public Transport {
            certificates = List.copyOf(certificates);
        }

        /** A failure that is not about certificates. */
        public Transport(Explanation explanation, TransportProblem problem, String detail) {
            this(explanation, problem, detail, List.of());
        }
    }

    /**
     * The broker answered with a reason code.
     *
     * @param code the code
     * @param reasonString the broker's own words, control characters escaped and cut to 500 characters, or null
     * @param serverReference another server that the broker names, or null
     */
    record Refused(
            Explanation explanation,
            ReasonCode code,
            @Nullable String reasonString,
            @Nullable String serverReference,
            String detail)
            implements Failure {

        @Override
        public Optional<ReasonCode> reason() {
            return Optional.of(code);
        }
    }

    /** The broker broke the rules of MQTT, or does not speak it. */
    record Protocol(Explanation explanation, String detail) implements Failure {}

    /** Something on this side: a file that can't be read, a value that can't be sent. */
    record Local(Explanation explanation, String detail) implements Failure {}
}
