package io.topiary.ui.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.layout.InvalidLayoutException;
import io.topiary.core.payload.layout.Layout;
import io.topiary.core.payload.layout.LayoutDecoder;
import io.topiary.core.payload.layout.LayoutPresets;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.layout.StructLayout;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Layouts while they are changed, and what the selected one makes of some bytes. Nothing is stored before {@link #save}.
 * FX thread.
 */
public final class LayoutsViewModel {

    /** Most bytes of a sample that are taken over. */
    static final int MOST_SAMPLE = 4096;

    private static final int MOST_SHOWN = 256 * 1024;

    private final LayoutStore store;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final ObservableList<LayoutDraft> drafts = FXCollections.observableArrayList();
    private final Set<String> removed = new HashSet<>();
    private final ObjectProperty<LayoutDraft> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper decoded = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remarks = new ReadOnlyStringWrapper("");
    private String hex = "";
    private int turn;

    /**
     * The layouts of {@code store}.
     *
     * @param background decodes and saves
     * @param fx runs on the FX thread
     */
    public LayoutsViewModel(LayoutStore store, Executor background, Executor fx, Messages messages) {
        this.store = store;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        store.layouts().forEach(layout -> drafts.add(new LayoutDraft(layout, layout.name(), this::changed)));
        selected.subscribe((before, after) -> changed());
        selected.set(drafts.isEmpty() ? null : drafts.getFirst());
    }

    /** All layouts. */
    ObservableList<LayoutDraft> drafts() {
        return drafts;
    }

    /** The one that is being changed; null if none is. */
    ObjectProperty<LayoutDraft> selectedProperty() {
        return selected;
    }

    /** Whether all of them can be saved. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** What is wrong with the selected one, else with another, else with saving; empty if nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the selected one makes of the bytes, as JSON; empty if nothing. */
    public ReadOnlyStringProperty decodedProperty() {
        return decoded.getReadOnlyProperty();
    }

    /** What must be said about that, or why there is nothing. */
    public ReadOnlyStringProperty remarksProperty() {
        return remarks.getReadOnlyProperty();
    }

    /** Presets for a menu. */
    static List<Layout> presets() {
        List<Layout> presets = new ArrayList<>(List.of(LayoutPresets.registers(), LayoutPresets.position()));
        presets.addAll(LayoutPresets.singles());
        return presets;
    }

    /** A further layout like {@code layout}, under a name that is free. */
    void add(Layout layout) {
        Set<String> names =
                drafts.stream().map(draft -> draft.nameProperty().get()).collect(Collectors.toSet());
        String name = layout.name();
        for (int n = 2; names.contains(name); n++) {
            name = layout.name() + " " + n;
        }
        LayoutDraft draft = new LayoutDraft(layout.named(name), "", this::changed);
        drafts.add(draft);
        selected.set(draft);
    }

    /** A further layout with one field. */
    void addEmpty() {
        LayoutDraft draft =
                new LayoutDraft(new Layout(messages.get("formats.layouts.unnamed"), List.of()), "", () -> {});
        draft.addField();
        add(draft.read());
    }

    /**
     * A further layout after Python's struct notation.
     *
     * @return what is wrong with it, empty if nothing is
     */
    Optional<String> addStruct(String notation) {
        try {
            Layout layout = Layout.of(notation.strip(), StructLayout.parse(notation.strip()));
            if (layout.problem().isPresent()) {
                return layout.problem().map(messages::get);
            }
            add(layout);
            return Optional.empty();
        } catch (InvalidLayoutException e) {
            return Optional.of(messages.get(e.text()));
        }
    }

    /** Takes the selected one away. */
    void remove() {
        LayoutDraft draft = selected.get();
        if (draft != null) {
            removed.add(draft.saved());
            int at = drafts.indexOf(draft);
            drafts.remove(draft);
            selected.set(drafts.isEmpty() ? null : drafts.get(Math.min(at, drafts.size() - 1)));
            changed();
        }
    }

    /** The bytes to try layouts on, in hex. */
    void setHex(String text) {
        hex = text;
        changed();
    }

    /** Stores what was changed, then runs {@code then}; if that fails, {@link #problemProperty} says why. */
    public void save(Runnable then) {
        List<Layout> layouts = drafts.stream().map(LayoutDraft::read).toList();
        Set<String> replaced = drafts.stream().map(LayoutDraft::saved).collect(Collectors.toSet());
        replaced.addAll(removed);
        background.execute(() -> {
            String failed = "";
            try {
                store.change(before -> {
                    List<Layout> after = new ArrayList<>(layouts);
                    // what somebody else added meanwhile stays
                    before.stream()
                            .filter(layout -> !replaced.contains(layout.name()))
                            .forEach(after::add);
                    return after;
                });
            } catch (StoreException e) {
                failed = messages.get(e.text());
            }
            String said = failed;
            fx.execute(() -> {
                problem.set(said);
                if (said.isEmpty()) {
                    then.run();
                }
            });
        });
    }

    private void changed() {
        Optional<Text> wrong = Optional.ofNullable(selected.get()).flatMap(LayoutDraft::problem);
        Set<String> names = new HashSet<>();
        for (LayoutDraft draft : drafts) {
            String name = draft.nameProperty().get().strip();
            Optional<Text> twice =
                    names.add(name) ? Optional.empty() : Optional.of(Text.of("layout.problem.taken", name));
            wrong = wrong.or(draft::problem).or(() -> twice);
        }
        ready.set(wrong.isEmpty());
        problem.set(wrong.map(messages::get).orElse(""));
        decode();
    }

    private void decode() {
        int now = ++turn;
        LayoutDraft draft = selected.get();
        byte[] bytes = bytes();
        if (draft == null || bytes.length == 0) {
            String key = hex.isBlank()
                    ? "formats.layouts.noBytes"
                    : bytes.length == 0 ? "formats.layouts.noHex" : "formats.layouts.noLayout";
            show(now, "", messages.get(key));
            return;
        }
        Layout layout = draft.read();
        background.execute(() -> {
            try {
                Payload.Decoded payload = (Payload.Decoded) LayoutDecoder.decode(bytes, layout);
                byte[] pretty = PrettyJson.format(payload.text(), MOST_SHOWN).orElse(payload.text());
                String said = payload.remarks().stream().map(messages::get).collect(Collectors.joining("\n"));
                fx.execute(() -> show(now, new String(pretty, UTF_8), said));
            } catch (UndecodableException e) {
                fx.execute(() -> show(now, "", messages.get(e.text())));
            }
        });
    }

    /** Shows a result unless a newer one is on its way. */
    private void show(int of, String json, String said) {
        if (of == turn) {
            decoded.set(json);
            remarks.set(said);
        }
    }

    private byte[] bytes() {
        try {
            return HexFormat.of().parseHex(hex.replaceAll("[\\s:]|0x", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
