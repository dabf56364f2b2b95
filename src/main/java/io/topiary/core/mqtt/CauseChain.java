package io.topiary.core.mqtt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exception and its causes, asked for what they are; the top one seldom tells. */
final class CauseChain {

    private final List<Throwable> links;

    private CauseChain(List<Throwable> links) {
        this.links = links;
    }

    static CauseChain of(Throwable top) {
        List<Throwable> links = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable next = top;
        while (next != null && seen.add(next)) {
            links.add(next);
            next = next.getCause();
        }
        return new CauseChain(links);
    }

    /** Whether one of them is of one of {@code types}. */
    @SafeVarargs
    final boolean has(Class<? extends Throwable>... types) {
        for (Class<? extends Throwable> type : types) {
            if (find(type).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The first of type {@code type}. */
    <T extends Throwable> Optional<T> find(Class<T> type) {
        return links.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Whether the message of one of them holds one of {@code phrases}; case does not matter. */
    boolean says(String... phrases) {
        for (Throwable link : links) {
            String message = link.getMessage() == null ? "" : link.getMessage().toLowerCase(Locale.ROOT);
            for (String phrase : phrases) {
                if (message.contains(phrase.toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All messages, outermost first, one a line. */
    String messages() {
        return links.stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    /** Classes and messages, outermost first, for experts. */
    String detail() {
        StringBuilder detail = new StringBuilder();
        for (Throwable link : links) {
            if (!detail.isEmpty()) {
                detail.append(" ← ");
            }
            detail.append(link.getClass().getSimpleName());
            String message = link.getMessage();
            Throwable cause = link.getCause();
            boolean repeats = cause != null && message != null && message.equals(cause.toString());
            if (message != null && !message.isBlank() && !repeats) {
                detail.append(": ").append(BrokerText.escape(message));
            }
        }
        return detail.toString();
    }
}
