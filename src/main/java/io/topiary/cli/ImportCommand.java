package io.topiary.cli;

import io.topiary.core.history.transfer.ImportReport;
import io.topiary.core.history.transfer.ImportReport.Unreadable;
import io.topiary.core.history.transfer.RecordingImport;
import io.topiary.core.history.transfer.TransferException;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code topiary import}: a recording of what some other program kept. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    private final CliContext context;

    @ParentCommand
    RootCommand root;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.importFrom")
    Path source;

    @Option(names = "-o", required = true, paramLabel = "FILE", descriptionKey = "cli.option.importTo")
    Path target;

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    ImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        LogFile.ofCommand(root.home());
        try (TransferRun run = new TransferRun()) {
            ImportReport report = new RecordingImport(source).write(target.toAbsolutePath(), run);
            report.examples().forEach(each -> tell(each, report.isCapture()));
            report.notes().forEach(note -> context.console().say(note));
            if (!report.complete()) {
                return ExitCode.INTERRUPTED;
            }
            if (report.messages() == 0) {
                throw new CliException(
                        ExitCode.LOCAL, Text.of("cli.import.nothing", source.toString(), report.unreadable()));
            }
            context.console()
                    .say(Text.of(
                            "cli.import.done",
                            report.messages(),
                            report.topics(),
                            target.toString(),
                            report.unreadable()));
            return ExitCode.DONE;
        } catch (TransferException e) {
            throw new CliException(ExitCode.LOCAL, e.text());
        }
    }

    private void tell(Unreadable each, boolean capture) {
        context.console().say(Text.of(capture ? "cli.import.packet" : "cli.import.line", each.place(), each.reason()));
    }
}
