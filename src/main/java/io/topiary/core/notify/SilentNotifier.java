package io.topiary.core.notify;

import io.topiary.core.text.Text;

/** Shows nothing, and says so: where there is no desktop that is known. */
public final class SilentNotifier implements Notifier {

    @Override
    public void show(Notice notice) throws NotifyException {
        throw new NotifyException(Text.of("notify.none"), null);
    }
}
