package io.topiary.core.session;

/** What a running session tells other tools, as {@code io.topiary:type=Session}. */
public interface SessionMXBean {

    /** The connection's state, by the names of {@link io.topiary.core.mqtt.ConnectionState}. */
    String getState();

    /** Messages that came from the network. */
    long getReceived();

    /** Messages that became the value of a topic. */
    long getInTree();

    /** Messages that are not in the tree: excluded, muted, beyond the topic limit, or impossible to apply. */
    long getLeftOut();

    /** Those of them on topics that the user left out on purpose. */
    long getExcluded();

    /** Messages given up because the intake was full. */
    long getSkipped();

    /** Those of them with QoS 1 or 2. */
    long getSkippedAcked();

    /** Those of them, and of the messages kept out of the recording, that rules mute. */
    long getMuted();

    /** Topics in the tree. */
    int getTopics();

    /** Messages in the log. */
    int getInMemory();

    /** Messages that had to leave the log. */
    long getEvicted();

    /** Messages that are in the recording for good. */
    long getRecorded();

    /** Messages that the recorder could not keep up with, or could not write. */
    long getShed();

    /** Messages that came while nothing was recorded. */
    long getUnrecorded();

    /** Messages on their way into the model. */
    long getIntakeDepth();

    /** Messages on their way into the recording. */
    long getRecorderDepth();

    /** How often the link came back. */
    long getReconnects();

    /** All counters of one moment. */
    Books getBooks();
}
