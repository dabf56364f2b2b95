package io.topiary.ui.inspect;

import io.topiary.core.payload.ByteSearch;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Finds text or bytes in what is shown, on a worker, and goes from one place to the next. FX thread. */
final class PayloadFinder {

    private static final int MOST = 100_000;

    private final Executor workers;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Match> match = new ReadOnlyObjectWrapper<>();
    private Content content = new Content.Words(Text.of("inspect.nothing"));
    private String typed = "";
    private int[] places = {};
    private int length;
    private int at = -1;
    private int asked;

    /**
     * A place where it was found.
     *
     * @param from the first byte
     * @param to the byte behind the last
     */
    record Match(int from, int to) {}

    PayloadFinder(Executor workers, Executor fx, Messages messages) {
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** How many places there are and which one it is at. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** The place it is at, null if there is none. */
    ReadOnlyObjectProperty<@Nullable Match> matchProperty() {
        return match.getReadOnlyProperty();
    }

    /** Looks in {@code newContent} from now on; {@code newer} stays at the place it is at. */
    void lookIn(Content newContent, boolean newer) {
        content = newContent;
        if (!typed.isEmpty()) {
            search(newer ? at : -1, false);
        }
    }

    /** Looks for {@code newTyped}, see {@link ByteSearch#of}. */
    void find(String newTyped) {
        typed = newTyped;
        search(0, true);
    }

    /** Goes to the next place, or the one before; around the ends. */
    void step(boolean forward) {
        if (places.length > 0) {
            at = Math.floorMod(at + (forward ? 1 : -1), places.length);
            show();
        }
    }

    private void search(int wanted, boolean go) {
        int question = ++asked;
        Optional<ByteSearch> search = ByteSearch.of(typed);
        byte[] bytes = bytes();
        if (search.isEmpty() || bytes.length == 0) {
            found(new int[0], 0, -1, false);
            return;
        }
        int end = content instanceof Content.Lines lines ? lines.lines().length() : bytes.length;
        workers.execute(() -> {
            int[] found = all(search.get(), bytes, end);
            fx.execute(() -> {
                if (question == asked) {
                    found(found, search.get().pattern().length, Math.min(wanted, found.length - 1), go);
                }
            });
        });
    }

    private byte[] bytes() {
        return switch (content) {
            case Content.Lines lines -> lines.utf8();
            case Content.Tree tree -> tree.utf8();
            case Content.Hex hex -> hex.rows().bytes();
            case Content.Words none -> new byte[0];
            case Content.Image none -> new byte[0];
        };
    }

    private static int[] all(ByteSearch search, byte[] bytes, int end) {
        int[] found = new int[16];
        int count = 0;
        for (int at = search.next(bytes, 0, end); at >= 0 && count < MOST; at = search.next(bytes, at + 1, end)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at;
        }
        return Arrays.copyOf(found, count);
    }

    private void found(int[] newPlaces, int newLength, int newAt, boolean go) {
        places = newPlaces;
        length = newLength;
        at = newAt;
        if (go) {
            show();
        } else {
            tell();
        }
    }

    private void show() {
        tell();
        match.set(null);
        match.set(at < 0 ? null : new Match(places[at], places[at] + length));
    }

    private void tell() {
        if (typed.isEmpty()) {
            words.set("");
        } else if (places.length == 0) {
            words.set(messages.get("inspect.find.none"));
        } else {
            String many = amounts.number(places.length) + (places.length == MOST ? "+" : "");
            words.set(messages.get("inspect.find.count", amounts.number(at + 1L), many));
        }
    }
}
