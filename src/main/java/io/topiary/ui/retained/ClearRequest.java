package io.topiary.ui.retained;

import io.topiary.core.retained.RetainedScope;

/**
 * What the user wants cleared.
 *
 * @param scope which topics
 * @param filter the filter in force, as typed; empty if there is none
 * @param broker what the user calls the broker
 * @param address where it is
 */
public record ClearRequest(RetainedScope scope, String filter, String broker, String address) {}
