package io.topiary.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.testing.SecretService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DbusNotifierTest {

    /** A desktop that notes what it is told. */
    private static final class FakeDesktop implements FreedesktopNotifications {

        private final List<String> capabilities;
        private final List<List<Object>> told = new CopyOnWriteArrayList<>();

        FakeDesktop(List<String> capabilities) {
            this.capabilities = capabilities;
        }

        @Override
        public List<String> GetCapabilities() {
            return capabilities;
        }

        @Override
        public UInt32 Notify(
                String application,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireMillis) {
            told.add(List.of(replaces.intValue(), summary, body));
            return new UInt32(40 + told.size());
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    private static List<List<Object>> tell(Path folder, List<String> capabilities, Notice... notices)
            throws DBusException, NotifyException, IOException {
        FakeDesktop desktop = new FakeDesktop(capabilities);
        try (SecretService bus = SecretService.start(folder, false)) {
            String address = String.valueOf(bus.environment().get("DBUS_SESSION_BUS_ADDRESS"));
            try (DBusConnection connection = DBusConnectionBuilder.forAddress(address)
                            .withShared(false)
                            .build();
                    DbusNotifier notifier = DbusNotifier.at(address)) {
                connection.requestBusName("org.freedesktop.Notifications");
                connection.exportObject(desktop);
                for (Notice notice : notices) {
                    notifier.show(notice);
                }
            }
        }
        return desktop.told;
    }

    @Test
    void show_desktopThatReadsTags_getsThemEscaped(@TempDir Path folder) throws Exception {
        Notice notice = new Notice("k", "<b>title", "a/<img src=\"http://evil\"/>\n1 & 2");
        assertThat(tell(folder, List.of("body", "body-markup"), notice))
                .containsExactly(List.of(0, "<b>title", "a/&lt;img src=\"http://evil\"/&gt;\n1 &amp; 2"));
    }

    @Test
    void show_desktopThatReadsNoTags_getsTheTextAsItIs(@TempDir Path folder) throws Exception {
        assertThat(tell(folder, List.of("body"), new Notice("k", "t", "1 < 2")))
                .containsExactly(List.of(0, "t", "1 < 2"));
    }

    @Test
    void show_sameKeyAgain_takesThePlaceOfTheFirst(@TempDir Path folder) throws Exception {
        assertThat(tell(
                        folder,
                        List.of(),
                        new Notice("k", "1", ""),
                        new Notice("other", "2", ""),
                        new Notice("k", "3", "")))
                .containsExactly(List.of(0, "1", ""), List.of(0, "2", ""), List.of(41, "3", ""));
    }

    @Test
    void show_nobodyOnTheBus_saysSo(@TempDir Path folder) {
        try (DbusNotifier notifier = DbusNotifier.at("unix:path=" + folder.resolve("nobody"))) {
            assertThatThrownBy(() -> notifier.show(new Notice("k", "t", "b")))
                    .isInstanceOfSatisfying(
                            NotifyException.class,
                            e -> assertThat(e.text().key()).isEqualTo("notify.dbus"));
        }
    }
}
