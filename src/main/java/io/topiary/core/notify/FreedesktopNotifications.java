package io.topiary.core.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What the desktops of Linux and BSD show notifications with: Desktop Notifications Specification 1.2, section 9. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface FreedesktopNotifications extends DBusInterface {

    /** What the desktop can do; {@code body-markup} means that it interprets tags in the body. */
    List<String> GetCapabilities();

    /** Shows a notification, in the place of {@code replaces} unless that is 0. @return its number */
    UInt32 Notify(
            String application,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireMillis);
}
