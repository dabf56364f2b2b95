package io.topiary.core.publish.request;

import io.topiary.core.publish.Draft;

/**
 * What is to be asked.
 *
 * @param draft the request; its variables are filled in each time
 * @param matching how replies are known
 * @param times how often, 1 to {@value #MOST_TIMES}
 * @param timeoutMillis how long a reply is waited for, from 1
 */
public record RequestPlan(Draft draft, Matching matching, int times, long timeoutMillis) {

    /** As often as this at most. */
    public static final int MOST_TIMES = 10_000;
}
