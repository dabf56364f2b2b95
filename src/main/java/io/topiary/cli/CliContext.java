package io.topiary.cli;

import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.text.Messages;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What the commands work with; tests put in their own.
 *
 * @param connections makes connections
 * @param windows opens the window
 * @param in standard input
 * @param out standard output; each write reaches the system
 * @param console standard error, for words
 * @param environment the environment variables
 * @param messages the words
 */
public record CliContext(
        ConnectionFactory connections,
        WindowLauncher windows,
        InputStream in,
        OutputStream out,
        Console console,
        Map<String, String> environment,
        Messages messages) {}
