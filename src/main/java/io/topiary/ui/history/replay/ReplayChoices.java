package io.topiary.ui.history.replay;

import java.nio.file.Path;
import java.util.List;

/** What a replay can be chosen from. FX thread. */
public interface ReplayChoices {

    /** The recordings at hand, the likeliest first; others are chosen as files. */
    List<ReplayInput> inputs();

    /** The brokers, the likeliest first. */
    List<ReplayTarget> targets();

    /** {@code file} as something to replay. */
    ReplayInput input(Path file);

    /** Whether something is being replayed to {@code target}. */
    boolean isBusy(ReplayTarget target);
}
