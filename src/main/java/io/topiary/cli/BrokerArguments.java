package io.topiary.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that name a broker and say how to connect there; mosquitto's meanings. */
final class BrokerArguments {

    @Option(
            names = {"-L", "--url"},
            paramLabel = "URI",
            descriptionKey = "cli.option.url")
    @Nullable
    String url;

    @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "cli.option.profile")
    @Nullable
    String profile;

    @Option(
            names = {"-h", "--host"},
            paramLabel = "HOST",
            descriptionKey = "cli.option.host")
    @Nullable
    String host;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            descriptionKey = "cli.option.port")
    @Nullable
    Integer port;

    @Option(
            names = {"-u", "--username"},
            paramLabel = "USER",
            descriptionKey = "cli.option.user")
    @Nullable
    String user;

    @Option(
            names = {"-P", "--pw"},
            paramLabel = "PASSWORD",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.password")
    @Nullable
    String password;

    @Option(names = "--pw-file", paramLabel = "FILE", descriptionKey = "cli.option.passwordFile")
    @Nullable
    Path passwordFile;

    @Option(
            names = {"-i", "--id"},
            paramLabel = "ID",
            descriptionKey = "cli.option.clientId")
    @Nullable
    String clientId;

    @Option(
            names = {"-k", "--keepalive"},
            paramLabel = "SECONDS",
            descriptionKey = "cli.option.keepAlive")
    @Nullable
    Integer keepAlive;

    @Option(
            names = {"-V", "--protocol-version"},
            paramLabel = "VERSION",
            descriptionKey = "cli.option.version")
    @Nullable
    String version;

    @Option(
            names = {"-c", "--disable-clean-session"},
            descriptionKey = "cli.option.keepSession")
    boolean keepSession;

    @Option(names = "--proxy", paramLabel = "URI", descriptionKey = "cli.option.proxy")
    @Nullable
    String proxy;

    @Mixin
    TlsArguments tls = new TlsArguments();

    @Mixin
    WillArguments will = new WillArguments();

    @Mixin
    PropertyArguments properties = new PropertyArguments();
}
