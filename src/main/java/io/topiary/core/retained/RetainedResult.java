package io.topiary.core.retained;

import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.retained.RetainedTally.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of clearing or of putting back, over all tries so far. Immutable.
 *
 * @param tally what became of each topic; {@code skipped} are those with nothing to do any more
 * @param checked whether the broker was asked afterwards what it stores
 * @param still topics that were acknowledged as cleared, and are stored all the same
 * @param others topics that were not known before, and are stored
 * @param backup where the messages were saved, or null if nothing was
 */
public record RetainedResult(
        RetainedTally tally,
        boolean checked,
        List<String> still,
        int others,
        @Nullable Path backup) {

    public RetainedResult {
        still = List.copyOf(still);
    }

    /** How many are done for certain. */
    public int done() {
        return tally.done().size() - still.size();
    }

    /** What can be tried again: those left first, those refused last. */
    public List<String> rest() {
        List<String> rest = new ArrayList<>(tally.left());
        rest.addAll(tally.unknown());
        rest.addAll(still);
        rest.addAll(tally.refused().stream().map(Refusal::topic).toList());
        return rest;
    }

    /** What is gone at the broker, or may be: what can be undone. */
    public List<String> touched() {
        Set<String> stored = Set.copyOf(still);
        return Stream.concat(tally.done().stream(), tally.unknown().stream())
                .filter(topic -> !stored.contains(topic))
                .toList();
    }

    /** Whether everything was done, and there is nothing to tell but that. */
    public boolean isClean() {
        return tally.ending() == Ending.COMPLETE && rest().isEmpty() && others == 0;
    }
}
