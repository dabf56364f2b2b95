package io.topiary.ui.broker;

/**
 * Something that is known about a broker.
 *
 * @param label what it is
 * @param value how it is
 * @param note what else should be known, such as that something else was asked for; may be empty
 */
record BrokerFact(String label, String value, String note) {}
