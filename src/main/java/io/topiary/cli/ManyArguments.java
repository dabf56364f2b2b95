package io.topiary.cli;

import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftCollection;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.publish.SavedDraft;
import io.topiary.core.publish.run.PublishRuns;
import io.topiary.core.publish.run.RepeatSource;
import io.topiary.core.publish.run.TableSource;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code pub} publishes in place of one payload: the rows of a table, or messages that were saved in the window. */
final class ManyArguments {

    private static final long LONGEST_PAUSE_MILLIS = 86_400_000;

    @Option(names = "--table", paramLabel = "FILE", descriptionKey = "cli.option.table")
    @Nullable
    Path table;

    @Option(names = "--pause", paramLabel = "MS", descriptionKey = "cli.option.pause")
    @Nullable
    Long pauseMillis;

    @Option(
            names = "--saved",
            paramLabel = "NAME",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.saved")
    @Nullable
    String saved;

    @Option(names = "--collection", paramLabel = "FILE", descriptionKey = "cli.option.collection")
    @Nullable
    Path collection;

    /** Whether there is a table. */
    boolean isTable() {
        return table != null;
    }

    /** Whether there are saved messages. */
    boolean isSaved() {
        return saved != null || collection != null;
    }

    /** @throws CliException if a number is out of range or options exclude one another */
    void check() {
        if (isTable() && isSaved()) {
            throw CliException.usage("cli.usage.exclusive", "--table", saved == null ? "--collection" : "--saved");
        }
        if (pauseMillis != null) {
            if (!isTable()) {
                throw CliException.usage("cli.pub.pauseAlone");
            }
            Numbers.range("--pause", pauseMillis, 0, LONGEST_PAUSE_MILLIS);
        }
    }

    /** The rows of the table, filled in with what {@code topics} have. @throws CliException if it can't be read */
    List<ManyRuns.Planned> rows(Draft draft, PayloadModes modes, NewestPayloads topics) {
        Path file = table == null ? Path.of("") : table;
        try {
            // said before anything is connected to
            var _ = DraftWriter.of(draft, modes);
        } catch (EncodeException e) {
            throw CliException.usage(e.text());
        }
        try {
            return List.of(new ManyRuns.Planned(
                    file.toString(),
                    TableSource.open(draft, modes, file, topics),
                    pauseMillis == null ? 0 : pauseMillis));
        } catch (EncodeException e) {
            throw new CliException(ExitCode.LOCAL, e.text());
        }
    }

    /**
     * The saved messages that are meant, filled in with what {@code topics} have.
     *
     * @throws CliException if there are none, or one is none
     */
    List<ManyRuns.Planned> saved(AppHome home, PayloadModes modes, NewestPayloads topics) {
        List<SavedDraft> meant = meant(all(home));
        if (meant.isEmpty()) {
            throw CliException.usage(
                    "cli.pub.notSaved",
                    saved == null ? "" : saved,
                    String.valueOf(collection == null ? home.publish() : collection));
        }
        if (meant.size() > PublishRuns.MOST) {
            throw CliException.usage("cli.pub.savedMost", meant.size(), PublishRuns.MOST);
        }
        return meant.stream().map(draft -> planned(draft, modes, topics)).toList();
    }

    private List<SavedDraft> all(AppHome home) {
        if (collection == null) {
            return PublishShelf.open(home.publish()).saved();
        }
        try {
            return DraftCollection.read(collection);
        } catch (EncodeException e) {
            throw new CliException(ExitCode.LOCAL, e.text());
        }
    }

    /** A message by its name or FOLDER/NAME; else a folder's, of which those that repeat are a device. */
    private List<SavedDraft> meant(List<SavedDraft> all) {
        String name = saved;
        if (name == null) {
            return device(all);
        }
        List<SavedDraft> named = all.stream()
                .filter(draft -> draft.name().equals(name) || (draft.folder() + "/" + draft.name()).equals(name))
                .toList();
        if (named.size() > 1) {
            throw CliException.usage("cli.pub.savedSeveral", name, named.size());
        }
        return named.isEmpty()
                ? device(all.stream()
                        .filter(draft -> (draft.folder() + "/").startsWith(name.endsWith("/") ? name : name + "/"))
                        .toList())
                : named;
    }

    private static List<SavedDraft> device(List<SavedDraft> drafts) {
        List<SavedDraft> repeating = drafts.stream().filter(SavedDraft::repeats).toList();
        return repeating.isEmpty() ? drafts : repeating;
    }

    private static ManyRuns.Planned planned(SavedDraft draft, PayloadModes modes, NewestPayloads topics) {
        try {
            DraftWriter writer = DraftWriter.of(draft.draft(), modes);
            long times = draft.repeats() ? draft.times() : 1;
            return new ManyRuns.Planned(draft.name(), new RepeatSource(writer, times, topics), draft.everyMillis());
        } catch (EncodeException e) {
            throw new CliException(ExitCode.USAGE, Text.of("publish.run.notStarted", draft.name(), e.text()));
        }
    }
}
