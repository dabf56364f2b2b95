package io.topiary.ui.retained;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.retained.RetainedResult;
import io.topiary.core.retained.RetainedTally;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.retained.RetainedTally.Refusal;
import io.topiary.core.retained.RetainedTask;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A task that has the results the test says, one a run. */
final class ScriptedTask implements RetainedTask {

    private final Deque<RetainedResult> results = new ArrayDeque<>();
    private @Nullable RetainedTask undo;
    int runs;
    boolean closed;

    ScriptedTask(RetainedResult... results) {
        this.results.addAll(List.of(results));
    }

    ScriptedTask undoneBy(RetainedTask newUndo) {
        undo = newUndo;
        return this;
    }

    static RetainedResult result(int done, int refused, Ending ending) {
        Failure failure = new Failure.Refused(
                new Failure.Explanation(
                        Text.of("failure.notConnected.what", "a", "1"),
                        Text.of("failure.notConnected.why"),
                        Text.of("failure.notConnected.remedy"),
                        RetryPolicy.STOP),
                new ReasonCode(ProtocolVersion.V5, 0x87, "Not authorized"),
                null,
                null,
                "0x87");
        RetainedTally tally = new RetainedTally(
                IntStream.range(0, done).mapToObj(i -> "done/" + i).toList(),
                IntStream.range(0, refused)
                        .mapToObj(i -> new Refusal("refused/" + i, failure))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                ending);
        return new RetainedResult(tally, true, List.of(), 0, Path.of("backups", "b.jsonl"));
    }

    @Override
    public RetainedResult run(Job.Control control) {
        runs++;
        return results.size() > 1 ? results.remove() : results.getFirst();
    }

    @Override
    public Optional<RetainedTask> undo(RetainedResult result) {
        return Optional.ofNullable(undo);
    }

    @Override
    public void close() {
        closed = true;
    }
}
