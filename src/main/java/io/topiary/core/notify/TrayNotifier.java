package io.topiary.core.notify;

import io.topiary.core.text.Text;
import java.awt.AWTException;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.awt.TrayIcon.MessageType;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Notifications of Windows, which belong to an icon beside the clock: it is there from the first notice on. Thread-safe.
 */
final class TrayNotifier implements Notifier {

    private static final String NAME = "Topiary";
    /** More is cut off by Windows: NOTIFYICONDATA holds 63 and 255 characters. */
    private static final int TITLE_CHARS = 63;

    private static final int BODY_CHARS = 255;

    private @Nullable TrayIcon icon;

    @Override
    public synchronized void show(Notice notice) throws NotifyException {
        try {
            TrayIcon shown = icon;
            if (shown == null) {
                shown = add();
                icon = shown;
            }
            shown.displayMessage(cut(notice.title(), TITLE_CHARS), cut(notice.body(), BODY_CHARS), MessageType.INFO);
        } catch (AWTException | UnsupportedOperationException | SecurityException e) {
            throw new NotifyException(Text.of("notify.tray"), e);
        }
    }

    private static TrayIcon add() throws AWTException, NotifyException {
        if (!SystemTray.isSupported()) {
            throw new NotifyException(Text.of("notify.tray"), null);
        }
        URL picture = TrayNotifier.class.getResource("/io/topiary/icons/topiary-16.png");
        if (picture == null) {
            throw new NotifyException(Text.of("notify.tray"), null);
        }
        Image image = Toolkit.getDefaultToolkit().createImage(picture);
        TrayIcon icon = new TrayIcon(image, NAME);
        icon.setImageAutoSize(true);
        SystemTray.getSystemTray().add(icon);
        return icon;
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    @Override
    public synchronized void close() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
        }
    }
}
