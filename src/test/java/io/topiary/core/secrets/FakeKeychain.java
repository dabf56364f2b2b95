package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A keychain in any mood. */
final class FakeKeychain implements Keychain {

    enum Mood {
        WORKING,
        MISSING,
        LOCKED,
        DENYING,
        HANGING,
        BROKEN,
        SMALL
    }

    final Map<String, Secret> items = new ConcurrentHashMap<>();
    final AtomicInteger opened = new AtomicInteger();
    volatile Mood mood = Mood.WORKING;
    private final CountDownLatch released = new CountDownLatch(1);

    FakeKeychain in(Mood newMood) {
        mood = newMood;
        return this;
    }

    /** Lets what hangs go on. */
    void release() {
        released.countDown();
    }

    @Override
    public Session open() throws KeychainException {
        opened.incrementAndGet();
        switch (mood) {
            case MISSING -> throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
            case BROKEN -> throw new IllegalStateException("broken");
            case HANGING -> hang();
            default -> {
                // The other moods show when something is asked for.
            }
        }
        return new FakeSession();
    }

    private void hang() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class FakeSession implements Session {

        @Override
        public @Nullable Secret read(String account) throws KeychainException {
            check();
            return items.get(account);
        }

        @Override
        public void write(String account, Secret secret) throws KeychainException {
            check();
            if (mood == Mood.SMALL) {
                throw new KeychainException(SecretProblem.KEYCHAIN_TOO_LONG, "");
            }
            items.put(account, secret);
        }

        @Override
        public void delete(String account) throws KeychainException {
            check();
            items.remove(account);
        }

        private void check() throws KeychainException {
            if (mood == Mood.LOCKED) {
                throw new KeychainException(SecretProblem.KEYCHAIN_LOCKED, "");
            }
            if (mood == Mood.DENYING) {
                throw new KeychainException(SecretProblem.KEYCHAIN_DENIED, "User canceled the operation.");
            }
        }

        @Override
        public void close() {
            // Nothing to end.
        }
    }
}
