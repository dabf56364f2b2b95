/** Requests and the replies to them: each pair is found, timed, and counted. */
@NullMarked
package io.topiary.core.publish.request;

import org.jspecify.annotations.NullMarked;
