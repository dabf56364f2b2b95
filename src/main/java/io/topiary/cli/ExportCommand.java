package io.topiary.cli;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.history.transfer.ExportResult;
import io.topiary.core.history.transfer.ExportScope;
import io.topiary.core.history.transfer.RecordingExport;
import io.topiary.core.history.transfer.TransferException;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Text;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code topiary export}: a part of a recording as JSON lines or as a file of its own. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 16;

    private final CliContext context;

    @ParentCommand
    RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "QUERY", descriptionKey = "cli.option.exported")
    String query = "";

    @Mixin
    RecordingChoice choice = new RecordingChoice();

    @Option(names = "--below", paramLabel = "TOPIC", descriptionKey = "cli.option.below")
    @Nullable
    String below;

    @Option(names = "--values-before", descriptionKey = "cli.option.valuesBefore")
    boolean before;

    @Option(names = "-o", paramLabel = "FILE", descriptionKey = "cli.option.exportTo")
    @Nullable
    Path target;

    @Option(names = "--json", descriptionKey = "cli.option.lines.json")
    boolean json;

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    ExportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path recording = choice.path(root);
        ExportScope scope = scope();
        LogFile.ofCommand(root.home());
        RecordingExport export = new RecordingExport(recording, scope);
        try (TransferRun run = new TransferRun()) {
            Path to = target;
            return to == null ? print(export, run) : write(export, to, run);
        } catch (TransferException e) {
            throw new CliException(ExitCode.LOCAL, e.text());
        }
    }

    private int print(RecordingExport export, TransferRun run) throws TransferException {
        OutputStream out = new BufferedOutputStream(context.out(), BUFFER);
        try {
            export.print(out, run);
            out.flush();
        } catch (TransferException e) {
            throw e;
        } catch (IOException closed) {
            // nobody reads it any more
            return ExitCode.DONE;
        }
        return ExitCode.DONE;
    }

    private int write(RecordingExport export, Path to, TransferRun run) throws TransferException {
        ExportFormat format = json ? ExportFormat.JSON_LINES : ExportFormat.ofName(to);
        ExportResult result = export.write(to.toAbsolutePath(), format, run);
        if (result.cancelled()) {
            return ExitCode.INTERRUPTED;
        }
        context.console()
                .say(
                        result.messages() == 0
                                ? Text.of("cli.export.nothing")
                                : Text.of(
                                        "cli.export.done",
                                        result.messages(),
                                        to.toString(),
                                        new Amounts(context.messages()).bytes(result.bytes())));
        return ExitCode.DONE;
    }

    private ExportScope scope() {
        try {
            Instant now = Instant.now();
            ExportScope scope = ExportScope.ALL
                    .within(choice.sinceMicros(now), choice.untilMicros(now))
                    .of(MessageQuery.parse(query).ofMessages(false));
            ExportScope part = below == null ? scope : scope.below(below);
            return before ? part.withValuesBefore() : part;
        } catch (QueryException e) {
            throw CliException.usage(e.text());
        }
    }
}
