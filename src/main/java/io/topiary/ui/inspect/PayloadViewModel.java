package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.payload.InnerBytes;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.Sample;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Text;
import io.topiary.ui.inspect.Presentation.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The payload of the message that is inspected: in which format it is shown, and what inside of it. Decoded on a worker. FX
 * thread.
 */
public final class PayloadViewModel {

    /** Larger payloads are not tried out for the formats that fit; in bytes. */
    private static final int LARGEST_TRIED = 64 * 1024;

    private static final int MOST_REMEMBERED = 500;

    private final Session session;
    private final SessionPayloads payloads;
    private final Executor workers;
    private final Executor fx;
    private final PayloadLoader loader;
    private final ReadOnlyObjectWrapper<Presentation> presentation;
    private final ReadOnlyStringWrapper format = new ReadOnlyStringWrapper(PayloadView.AUTO);
    private final ReadOnlyStringWrapper ruled = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper tree = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ValueSpot> spot = new ReadOnlyObjectWrapper<>();
    private final Map<String, String> overrides = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private Object subject = new Object();
    private Wish wish = Wish.DEFAULT;
    private @Nullable Message shown;
    private long failures;

    PayloadViewModel(Session session, SessionPayloads payloads, Executor workers, Executor fx, Amounts amounts) {
        this.session = session;
        this.payloads = payloads;
        this.workers = workers;
        this.fx = fx;
        this.presentation = new ReadOnlyObjectWrapper<>(words("inspect.nothing"));
        Presenter presenter = new Presenter(payloads.reader(), amounts);
        this.loader = new PayloadLoader(presenter, payloads::sample, workers, fx, this::show);
    }

    /** Something else is selected, of which nothing is known yet. {@code topic} may be null. */
    void select(@Nullable String topic) {
        subject = new Object();
        String chosen = topic == null ? PayloadView.AUTO : overrides.getOrDefault(topic, PayloadView.AUTO);
        wish = Wish.of(chosen).withTree(tree.get());
        shown = null;
        spot.set(null);
        format.set(chosen);
        // better nothing for a moment than the payload of something else
        presentation.set(words("inspect.decoding"));
    }

    /** Shows the payload of {@code message} as a newer state of what is selected. */
    void show(Message message) {
        shown = message;
        order();
    }

    /** Rules, schemas or layouts may say something else now. */
    void again() {
        order();
    }

    /** There is no payload; says {@code key}. */
    void showNone(String key) {
        shown = null;
        spot.set(null);
        loader.want(null);
        presentation.set(words(key));
    }

    /** Shows the payload in front as {@code newFormat}; what is in the message itself so, whenever the topic is selected. */
    public void setFormat(String newFormat) {
        int depth = presentation.get().around().size();
        Level level = depth < wish.levels().size() ? wish.levels().get(depth) : Level.content();
        wish = wish.upTo(depth, level.withFormat(newFormat));
        Message message = shown;
        if (depth == 0 && message != null) {
            if (newFormat.equals(PayloadView.AUTO)) {
                overrides.remove(message.topic());
            } else {
                overrides.put(message.topic(), newFormat);
            }
        }
        format.set(newFormat);
        order();
    }

    /** Looks at what is written in the string at {@code pointer} of the JSON in front. */
    void open(String pointer, InnerBytes.Coding coding) {
        int depth = presentation.get().around().size();
        wish = wish.upTo(depth + 1, new Level(new Level.Value(pointer, coding), PayloadView.AUTO));
        spot.set(null);
        order();
    }

    /** Goes back to payload {@code depth} of those around the one in front, the outermost is 0. */
    void backTo(int depth) {
        boolean packed = depth + 1 >= wish.levels().size()
                || wish.levels().get(depth + 1).way() instanceof Level.Content;
        Level level = depth < wish.levels().size() ? wish.levels().get(depth) : Level.content();
        // shown as anything else it would be unpacked again
        wish = wish.upTo(depth, packed ? level.withFormat(PayloadView.HEX) : level);
        spot.set(null);
        order();
    }

    /** Shows JSON as a tree, or as text, from now on. */
    public void setTree(boolean wanted) {
        if (wanted != tree.get()) {
            tree.set(wanted);
            wish = wish.withTree(wanted);
            spot.set(null);
            order();
        }
    }

    /** Does what a notice offered, for the present selection. */
    void accept(Offer offer) {
        if (offer instanceof Presentation.ReadAs as) {
            setFormat(as.format());
        } else {
            wish = offer.equals(Offer.SHOW_ALL) ? wish.withWhole() : wish.withPretty();
            order();
        }
    }

    /** Somebody points at {@code value}, or at nothing. */
    void point(@Nullable ValueSpot value) {
        spot.set(value);
    }

    /** Finds out on a worker which formats fit the payload in front, and tells {@code found} their ids. */
    void findFitting(Consumer<List<String>> found) {
        Message message = shown;
        Presentation now = presentation.get();
        if (message == null || now.bytes().length == 0 || now.bytes().length > LARGEST_TRIED) {
            found.accept(List.of());
            return;
        }
        Sample sample = payloads.sample(message).with(now.bytes());
        workers.execute(() -> {
            List<String> fitting = payloads.reader().formats().stream()
                    .map(PayloadFormat::id)
                    .filter(id -> !(payloads.reader().readAs(sample, id) instanceof Payload.Undecodable))
                    .toList();
            fx.execute(() -> found.accept(fitting));
        });
    }

    /** What the payload area shows. */
    ReadOnlyObjectProperty<Presentation> presentationProperty() {
        return presentation.getReadOnlyProperty();
    }

    /** What the payload in front is wanted as. */
    public ReadOnlyStringProperty formatProperty() {
        return format.getReadOnlyProperty();
    }

    /** The format that a rule names for the payload in front, while the user leaves that open; else empty. */
    ReadOnlyStringProperty ruledProperty() {
        return ruled.getReadOnlyProperty();
    }

    /** Whether JSON is shown as a tree. */
    public ReadOnlyBooleanProperty treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** The value that somebody points at, null if nobody does. */
    ReadOnlyObjectProperty<@Nullable ValueSpot> spotProperty() {
        return spot.getReadOnlyProperty();
    }

    /** Changes when something else is shown than a newer state of the same. */
    Object showing() {
        return List.of(subject, wish);
    }

    /** Payloads that could not be decoded because of an unexpected error. */
    long failures() {
        return failures;
    }

    /** Wants nothing any more. */
    void close() {
        loader.want(null);
    }

    private void order() {
        Message message = shown;
        if (message != null) {
            String rule = wish.outerFormat().equals(PayloadView.AUTO)
                    ? session.rules().decoderOf(message)
                    : "";
            ruled.set(wish.levels().size() == 1 ? rule : "");
            Wish ordered = rule.isEmpty() ? wish : wish.withOuterFormat(rule);
            long edition = payloads.reader().choices().edition();
            loader.want(new PayloadLoader.Order(subject, message, ordered, edition));
        }
    }

    private void show(PayloadLoader.Result result) {
        Presentation now = result.presentation();
        failures += now.failed() ? 1 : 0;
        int depth = now.around().size();
        format.set(depth < wish.levels().size() ? wish.levels().get(depth).format() : PayloadView.AUTO);
        Message message = result.order().message();
        boolean deletes = message.retained() && message.payload().length == 0;
        presentation.set(deletes ? words("inspect.payload.deletes") : now);
    }

    private static Presentation words(String key) {
        return Presentation.of(new Content.Words(Text.of(key)), Text.of("inspect.guess.none"));
    }
}
