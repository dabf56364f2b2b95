package io.topiary.cli;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes the next word as it is, also when it looks like an option: {@code -m -t} publishes "-t", as with mosquitto. */
final class AnyText implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        if (words.isEmpty()) {
            throw new MissingParameterException(command.commandLine(), option, option.paramLabel());
        }
        option.setValue(words.pop());
    }
}
