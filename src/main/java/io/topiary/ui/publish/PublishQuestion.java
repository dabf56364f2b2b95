package io.topiary.ui.publish;

/** Asks before something is published to a broker in production. FX thread. */
@FunctionalInterface
public interface PublishQuestion {

    /** What the user wants. */
    enum Answer {
        NO,
        ONCE,
        /** And not to be asked again for ten minutes. */
        FOR_A_WHILE
    }

    /** Asks whether to publish to {@code topic}. */
    Answer ask(String topic);
}
