package io.topiary.core.vitals;

/**
 * How a message came to this session. With <i>retain as published</i> the RETAIN flag alone does not tell (MQTT 5, section
 * 3.3.1.3).
 */
public enum Delivery {
    /** The broker had stored it when somebody here subscribed. */
    STORED,

    /** It was published while this session was subscribed; with the RETAIN flag or without. */
    LIVE
}
