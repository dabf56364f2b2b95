package io.topiary.ui.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.layout.LayoutPresets;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsViewModelTest {

    @TempDir
    private Path home;

    private LayoutStore store;
    private LayoutsViewModel model;

    @BeforeEach
    void open() throws Exception {
        store = LayoutStore.open(home.resolve("layouts.json"));
        store.change(_ -> List.of(LayoutPresets.registers()));
        model = new LayoutsViewModel(store, Runnable::run, Runnable::run, Messages.forLocale(Locale.ENGLISH));
    }

    @Test
    void setHex_ofSelected_decodesAtOnce() {
        assertThat(model.remarksProperty().get()).startsWith("Paste bytes");
        model.setHex("00 01 00 02\n0003:0004 0005 0006 0007 0009");
        assertThat(model.decodedProperty().get()).contains("\"status\": 9");
        assertThat(model.remarksProperty().get()).isEmpty();
        model.setHex("0");
        assertThat(model.decodedProperty().get()).isEmpty();
        assertThat(model.remarksProperty().get()).startsWith("These are no bytes");
    }

    @Test
    void setHex_withoutALayout_saysThatOneIsMissing() {
        model.remove();
        model.setHex("00 01");
        assertThat(model.remarksProperty().get()).startsWith("Add a layout");
    }

    @Test
    void add_nameThatIsTaken_getsANumber() {
        model.add(LayoutPresets.registers());
        assertThat(model.selectedProperty().get().nameProperty().get()).isEqualTo("Modbus registers 2");
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void name_thatAnotherHas_canNotBeSaved() {
        model.addEmpty();
        model.selectedProperty().get().nameProperty().set("Modbus registers");
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isEqualTo("Two layouts are called Modbus registers");
    }

    @Test
    void addStruct_notation_makesFieldsOrSaysWhy() {
        assertThat(model.addStruct("<Hz"))
                .hasValueSatisfying(words -> assertThat(words).contains("which is no type"));
        assertThat(model.addStruct("<HhIf")).isEmpty();
        assertThat(model.selectedProperty().get().fields()).hasSize(4);
    }

    @Test
    void addField_continuesBehindTheLast() {
        model.addEmpty();
        FieldDraft field = model.selectedProperty().get().addField();
        assertThat(field.offsetProperty().get()).isEqualTo("2");
        assertThat(field.problem()).isEmpty();
    }

    @Test
    void save_renamedRemovedAndAddedElsewhere_keepsWhatOthersAdded() throws Exception {
        model.selectedProperty().get().nameProperty().set("renamed");
        model.addEmpty();
        model.remove();
        store.change(before -> List.of(before.getFirst(), LayoutPresets.position()));
        boolean[] done = {false};
        model.save(() -> done[0] = true);
        assertThat(done[0]).isTrue();
        assertThat(store.layouts()).extracting(layout -> layout.name()).containsExactly("renamed", "GPS position");
    }
}
