package io.topiary.ui.app;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.Pulse;
import java.util.concurrent.Executor;

/**
 * What every part of the window needs and none owns.
 *
 * @param messages the words
 * @param pulse redraws what is dirty
 * @param metronome beats once a second
 * @param fx runs on the FX thread
 * @param workers run what takes long
 * @param payloads the payload formats that are known
 */
record Context(
        Messages messages, Pulse pulse, Metronome metronome, Executor fx, Workers workers, PayloadReader payloads) {}
