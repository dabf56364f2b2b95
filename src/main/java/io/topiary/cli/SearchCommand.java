package io.topiary.cli;

import io.topiary.cli.DecodeArguments.Printing;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.HistoryQuery;
import io.topiary.core.history.HistorySearch;
import io.topiary.core.history.MessageJudge;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.TimeRange;
import io.topiary.core.message.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code topiary search}: finds messages in a recording, the newest first. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {

    private final CliContext context;

    @ParentCommand
    RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "QUERY", descriptionKey = "cli.option.wanted")
    String query = "";

    @Mixin
    RecordingChoice choice = new RecordingChoice();

    @Mixin
    PrintArguments print = new PrintArguments();

    @Mixin
    DecodeArguments decode = new DecodeArguments();

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    SearchCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Printing printing = print.printing();
        Path recording = choice.path(root);
        MessageQuery wanted = query();
        long most = print.most(Long.MAX_VALUE);
        Instant now = Instant.now();
        HistoryQuery asked = HistoryQuery.of(wanted).within(range(now)).atMost(most);
        LogFile.ofCommand(root.home());
        try (RecordedMessages before = new RecordedMessages(recording)) {
            Printer printer = new Printer(decode.lines(root, context, printing, choice.profile, before), most);
            MessageJudge judge = Judging.of(root, choice.profile, wanted, before);
            new HistorySearch(recording, asked, judge, (found, progress) -> printer.print(found))
                    .run(ChronoUnit.MICROS.between(Instant.EPOCH, now));
        } catch (RecordingException e) {
            throw new CliException(ExitCode.LOCAL, e.text());
        }
        return ExitCode.DONE;
    }

    private TimeRange range(Instant now) {
        TimeRange range = new TimeRange(choice.sinceMicros(now), choice.untilMicros(now));
        if (range.fromMicros() >= range.toMicros()) {
            throw CliException.usage("cli.search.backwards");
        }
        return range;
    }

    private MessageQuery query() {
        try {
            return MessageQuery.parse(query);
        } catch (QueryException e) {
            throw CliException.usage(e.text());
        }
    }

    /** Prints what is found until there is enough, or nobody reads it any more. */
    private final class Printer {

        private final LineFormat format;
        private long left;

        Printer(LineFormat format, long most) {
            this.format = format;
            this.left = most;
        }

        boolean print(List<Message> found) {
            try {
                for (Message message : found) {
                    if (left > 0) {
                        context.out().write(format.line(message));
                        left--;
                    }
                }
                context.out().flush();
                return left > 0;
            } catch (IOException closed) {
                return false;
            }
        }
    }
}
