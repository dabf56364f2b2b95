package io.topiary.ui.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.layout.LayoutPresets;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.payload.schema.SchemaSamples;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FormatWindowsViewTest {

    private static final byte[] POSITION = HexFormat.of().parseHex("697deec01f48f5d8050c0e3b1b5800fa5dc08b");

    @TempDir
    private Path home;

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final FxThread fx = new FxThread();
    private final Errands errands = new Errands("test-formats");
    private @Nullable FormatWindows windows;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
        Scene scene = new Scene(new StackPane(), 200, 100);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
        windows = new FormatWindows(appearance, stage, errands, fx, messages);
    }

    @Test
    void schemas_withABrokenOne_sayWhatIsWrongAndRemoveIt(FxRobot robot) throws Exception {
        SchemaLibrary library = new SchemaLibrary(home.resolve("schemas"));
        library.add(List.of(SchemaSamples.FOLDER.resolve("plant/reading.proto")));
        Files.writeString(home.resolve("schemas/broken.proto"), "message A {\n  int32 = 1;\n}\n");
        library.reload();
        Platform.runLater(() -> Objects.requireNonNull(windows).showSchemas(library));
        TableView<?> table = found(robot, "#schemaFiles", TableView.class);
        await().until(() -> table.getItems().size() == 3);
        Platform.runLater(() -> table.getSelectionModel().select(0));
        Label details = found(robot, "#schemaDetails", Label.class);
        await().until(() -> details.getText().startsWith("Line 2"));
        Platform.runLater(() -> table.getSelectionModel().select(1));
        await().until(() -> details.getText().equals("plant.Reading, plant.Reading.Part"));
        Platform.runLater(() -> table.getSelectionModel().select(0));
        Platform.runLater(found(robot, "#schemaRemove", Button.class)::fire);
        await().until(() -> table.getItems().size() == 2);
        assertThat(home.resolve("schemas/broken.proto")).doesNotExist();
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void layouts_changedAndSaved_areStored(FxRobot robot) throws Exception {
        LayoutStore store = LayoutStore.open(home.resolve("layouts.json"));
        store.change(_ -> List.of(LayoutPresets.registers(), LayoutPresets.position()));
        Platform.runLater(() -> Objects.requireNonNull(windows).showLayouts(store, POSITION));
        ListView<?> list = found(robot, "#layoutList", ListView.class);
        await().until(() -> list.getItems().size() == 2);
        Platform.runLater(() -> list.getSelectionModel().select(1));
        TextField name = found(robot, "#layoutName", TextField.class);
        await().until(() -> name.getText().equals("GPS position"));
        TableView<?> fields = found(robot, "#layoutFields", TableView.class);
        assertThat(fields.getItems()).hasSize(8);
        Button save = found(robot, "#layoutsSave", Button.class);
        Platform.runLater(
                () -> found(robot, "#layoutFieldOffset", TextField.class).setText("x"));
        await().until(save::isDisabled);
        assertThat(found(robot, "#layoutProblem", Label.class).getText()).contains("A number of the field time");
        Platform.runLater(
                () -> found(robot, "#layoutFieldOffset", TextField.class).setText("0"));
        await().until(() -> !save.isDisabled());
        Platform.runLater(() -> name.setText("tracker"));
        Platform.runLater(save::fire);
        await().until(() -> store.layout("tracker").isPresent());
        assertThat(store.layouts()).hasSize(2);
        assertThat(store.layout("tracker")).contains(LayoutPresets.position().named("tracker"));
    }

    private static <T extends Node> T found(FxRobot robot, String id, Class<T> type) {
        // the window may change while it is gone through
        return await().ignoreExceptionsInstanceOf(IndexOutOfBoundsException.class)
                .until(() -> robot.lookup(id).tryQueryAs(type), Optional::isPresent)
                .orElseThrow();
    }
}
