package io.topiary.core.profile.exchange;

import io.topiary.core.profile.exchange.ShellCommands.Word;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Command lines of mosquitto's clients, pasted or in a script; other commands beside them are passed over. */
final class CommandFormat implements ImportFormat {

    /** With whatever is left of its folder: a shell that does not know Windows has taken the backslashes out. */
    private static final Pattern PROGRAM = Pattern.compile(".*mosquitto_(sub|pub|rr)(?:\\.exe)?");

    private static final Pattern CALLED =
            Pattern.compile("(?m)^(?![ \\t]*#)(?:.*[\\s/\\\\\"'])?mosquitto_(sub|pub|rr)(\\.exe)?[\"']?(\\s|$)");

    @Override
    public boolean detect(ImportFile file) {
        return !file.looksLikeJson() && CALLED.matcher(file.text()).find();
    }

    @Override
    public ImportPreview read(ImportFile file) {
        List<List<Word>> commands = ShellCommands.split(file.text());
        if (commands == null) {
            return ImportPreview.nothing(ImportSource.MOSQUITTO_COMMAND, Text.of("exchange.note.quotes"));
        }
        Items items = new Items();
        for (List<Word> words : commands) {
            for (int i = 0; i < words.size(); i++) {
                Matcher program = PROGRAM.matcher(words.get(i).text());
                if (program.matches()) {
                    List<Word> options = words.subList(i + 1, words.size());
                    boolean subscribes = program.group(1).equals("sub");
                    items.add(words.get(i).text(), () -> new CommandReader(options, subscribes).item());
                    break;
                }
            }
        }
        return ImportPreview.of(ImportSource.MOSQUITTO_COMMAND, items.list(), items.notes(List.of()));
    }
}
