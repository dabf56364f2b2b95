package io.topiary.core.notify;

import io.topiary.core.text.Text;
import io.topiary.core.work.LimitedCall;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications of a Linux desktop, over the message bus of the user's session. The connection is made with the first notice
 * and kept: some desktops take notifications away with the program that left the bus.
 *
 * <p>Thread-safe; one notice at a time, each within three seconds.
 */
final class DbusNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(DbusNotifier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final String APPLICATION = "Topiary";
    private static final String ICON = "topiary";
    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final int MOST_REMEMBERED = 200;

    private final Bus bus;
    private final Map<String, UInt32> shown = new LinkedHashMap<>();
    private @Nullable Desk desk;

    /** Opens the message bus. */
    @FunctionalInterface
    interface Bus {

        /** A connection of its own. */
        DBusConnection open() throws DBusException;
    }

    /** The desktop, once it answered. */
    private record Desk(DBusConnection connection, FreedesktopNotifications notifications, boolean markup) {}

    DbusNotifier(Bus bus) {
        this.bus = bus;
    }

    /** Over the bus of the user's session. */
    static DbusNotifier ofSession() {
        return new DbusNotifier(
                () -> DBusConnectionBuilder.forSessionBus().withShared(false).build());
    }

    /** Over the bus at {@code address}. */
    static DbusNotifier at(String address) {
        return new DbusNotifier(() ->
                DBusConnectionBuilder.forAddress(address).withShared(false).build());
    }

    @Override
    public synchronized void show(Notice notice) throws NotifyException {
        try {
            Boolean done = LimitedCall.within(PATIENCE, "topiary-notify", () -> tell(notice));
            LOG.debug("notified: {}", done);
        } catch (TimeoutException e) {
            forget();
            throw new NotifyException(Text.of("notify.silent", PATIENCE.toSeconds()), e);
        } catch (ExecutionException e) {
            LOG.info("no notification of the desktop: {}", String.valueOf(e.getCause()));
            forget();
            throw new NotifyException(Text.of("notify.dbus"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotifyException(Text.of("notify.ending"), e);
        }
    }

    private boolean tell(Notice notice) throws DBusException {
        Desk now = desk;
        if (now == null) {
            now = open();
            desk = now;
        }
        UInt32 replaces = shown.getOrDefault(notice.key(), new UInt32(0));
        UInt32 number = now.notifications()
                .Notify(
                        APPLICATION,
                        replaces,
                        ICON,
                        notice.title(),
                        now.markup() ? escape(notice.body()) : notice.body(),
                        List.of(),
                        Map.of("desktop-entry", new Variant<>(ICON)),
                        AS_THE_DESKTOP_LIKES);
        shown.put(notice.key(), number);
        if (shown.size() > MOST_REMEMBERED) {
            shown.remove(shown.keySet().iterator().next());
        }
        return true;
    }

    private Desk open() throws DBusException {
        DBusConnection connection = bus.open();
        try {
            FreedesktopNotifications notifications =
                    connection.getRemoteObject(NAME, PATH, FreedesktopNotifications.class);
            return new Desk(
                    connection, notifications, notifications.GetCapabilities().contains("body-markup"));
        } catch (DBusException | DBusExecutionException e) {
            close(connection);
            throw e;
        }
    }

    /** {@code text} without anything that a desktop would take for a tag or an entity. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void forget() {
        Desk last = desk;
        desk = null;
        if (last != null) {
            close(last.connection());
        }
    }

    private static void close(DBusConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("the bus could not be left", e);
        }
    }

    @Override
    public synchronized void close() {
        forget();
    }
}
