package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.topiary.core.store.AppHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Works with system properties: alone in its process at that time. */
@Isolated
class LogFileTest {

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        System.clearProperty("topiary.log.dir");
        System.clearProperty("topiary.log.name");
        System.clearProperty("topiary.log.level");
    }

    @Test
    void ofCommand_nothingToSay_makesNoFolder() throws JoranException {
        LogFile.ofCommand(new AppHome(folder));
        LoggerContext context = configure();
        context.getLogger("x").info("not said");
        context.stop();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofWindow_lineFeedInAMessage_cannotForgeALine() throws JoranException, IOException {
        LogFile.ofWindow(new AppHome(folder));
        LoggerContext context = configure();
        context.getLogger("io.topiary.X").info("topic {}", "a\r\n2026 ERROR forged");
        context.stop();
        assertThat(Files.readAllLines(folder.resolve("logs/topiary.log")))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO  \\[.*] io\\.topiary\\.X - topic a␊2026 ERROR forged");
    }

    @Test
    void configuration_atTrace_stillKeepsTheBusOfTheKeychainOut() throws JoranException {
        LogFile.ofWindow(new AppHome(folder));
        System.setProperty("topiary.log.level", "TRACE");
        LoggerContext context = configure();
        boolean heard =
                context.getLogger("org.freedesktop.dbus.messages.MethodCall").isErrorEnabled();
        boolean others = context.getLogger("io.topiary.X").isTraceEnabled();
        context.stop();
        assertThat(heard).isFalse();
        assertThat(others).isTrue();
    }

    private static LoggerContext configure() throws JoranException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogFile.class.getResource("/logback.xml")));
        return context;
    }
}
