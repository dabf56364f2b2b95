package io.topiary.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NotifiersTest {

    @Test
    void command_hostileText_staysAnArgument() {
        Notice notice = new Notice("k", "-e do shell script \"id\"", "\" & (do shell script \"id\") & \"");
        List<String> command = ScriptNotifier.command(notice);
        assertThat(command.subList(1, 7))
                .isEqualTo(List.of(
                        "-e",
                        "on run argv",
                        "-e",
                        "display notification (item 3 of argv) with title (item 1 of argv) subtitle (item 2 of argv)",
                        "-e",
                        "end run"));
        // the first argument that is none of the program's own ends its options
        assertThat(command.subList(7, 10)).isEqualTo(List.of("Topiary", notice.title(), notice.body()));
    }

    @Test
    void ofSystem_eachSystem_hasItsOwn() {
        assertThat(List.of(
                        Notifiers.ofSystem("Linux").getClass(),
                        Notifiers.ofSystem("Windows 11").getClass(),
                        Notifiers.ofSystem("Mac OS X").getClass(),
                        Notifiers.ofSystem("AIX").getClass()))
                .isEqualTo(List.of(DbusNotifier.class, TrayNotifier.class, ScriptNotifier.class, SilentNotifier.class));
    }

    @Test
    void show_withoutADesktop_saysSo() {
        assertThatThrownBy(() -> new SilentNotifier().show(new Notice("k", "t", "b")))
                .isInstanceOfSatisfying(
                        NotifyException.class,
                        e -> assertThat(Messages.forLocale(Locale.ENGLISH).get(e.text()))
                                .isEqualTo(
                                        "There are no desktop notifications on this system. Alerts are in the list"));
    }

    @Test
    void cut_longText_endsWithAnEllipsis() {
        assertThat(TrayNotifier.cut("abcdef", 4)).isEqualTo("abc…");
    }
}
