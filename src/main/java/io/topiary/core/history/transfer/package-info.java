/**
 * Recordings as files: parts of one as a file to hand on, and what other programs kept of MQTT as a recording. Nothing in
 * here has the window or a broker in it: both the window and the command line use it.
 */
@NullMarked
package io.topiary.core.history.transfer;

import org.jspecify.annotations.NullMarked;
