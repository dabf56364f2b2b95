package io.topiary.core.mqtt;

/** Why a login with SCRAM did not come about although the broker did not refuse it in CONNACK. */
final class ScramException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong with what the broker sent. */
    enum Problem {
        /** It asked again when everything had been said. */
        REPEATED("scramRepeated", RetryPolicy.STOP),
        /** It sent something that is no message of SCRAM, or is not for us. */
        UNREADABLE("scramUnreadable", RetryPolicy.STOP),
        /** It asks for so few iterations that who listens could guess the password. */
        TOO_EASY("scramTooEasy", RetryPolicy.STOP),
        /** It asks for so many iterations that this computer would be busy for long. */
        TOO_HARD("scramTooHard", RetryPolicy.STOP),
        /** It can't prove that it knows the password. */
        UNPROVEN("scramUnproven", RetryPolicy.STOP),
        /** It found fault with user or password within SCRAM. */
        REFUSED("scramRefused", RetryPolicy.ASK);

        private final String key;
        private final RetryPolicy policy;

        Problem(String key, RetryPolicy policy) {
            this.key = key;
            this.policy = policy;
        }

        /** The stem of its words. */
        String key() {
            return key;
        }

        RetryPolicy policy() {
            return policy;
        }
    }

    private final Problem problem;

    /** @param detail what the broker sent, for experts and for the words; no secret */
    ScramException(Problem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    /** The same with what the client library told when the link ended. */
    ScramException(ScramException origin, Throwable cause) {
        super(origin.getMessage(), cause);
        this.problem = origin.problem;
    }

    Problem problem() {
        return problem;
    }
}
