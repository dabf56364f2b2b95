package io.topiary.ui.publish;

import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Pulse;
import java.util.concurrent.Executor;

/**
 * What publishing needs and does not own.
 *
 * @param fx runs on the FX thread
 * @param workers run what takes long: reading files, saving, completing topics
 * @param errands run what takes as long as the user wants: repeating, asking
 * @param pulse redraws what runs
 * @param messages the words
 * @param modes the ways to write a payload down
 * @param shelf keeps what was published and what is saved
 */
public record PublishTools(
        Executor fx,
        Workers workers,
        Errands errands,
        Pulse pulse,
        Messages messages,
        PayloadModes modes,
        PublishShelf shelf) {}
