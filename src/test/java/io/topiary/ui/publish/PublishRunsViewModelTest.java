package io.topiary.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.SavedDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and devices: what may be started, and what is said of it. */
class PublishRunsViewModelTest {

    private final PublishScene scene = PublishScene.inMemory();
    private final PublishViewModel model = scene.model;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> publishTable(String rows) throws IOException {
        model.runs().everyMillisProperty().set("0");
        model.publishTable(Files.writeString(folder.resolve("rows.csv"), rows));
        await().until(() -> scene.connection.published().size() == 2);
        return scene.connection.published().stream()
                .map(request -> request.topic().name() + " " + new String(request.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void table_messageWithVariablesOfRows_isPublishedThoughTheMessageAloneCannotBe() throws IOException {
        scene.write("plant/{{row id}}", "t={{row t}}");
        model.form().templateProperty().set(true);
        assertThat(List.of(
                        model.readyProperty().get(),
                        model.check().tableReadyProperty().get()))
                .isEqualTo(List.of(false, true));
        assertThat(model.check().payloadErrorProperty().get())
                .isEqualTo("The variable row has a value only in a table: publish one on the page Repeat");
        assertThat(publishTable("id,t\n1,20\n2,21\n")).containsExactly("plant/1 t=20", "plant/2 t=21");
    }

    @Test
    void table_withTopicsOfItsOwn_needsNone() throws IOException {
        assertThat(publishTable("topic,payload\na,1\nb,2\n")).containsExactly("a 1", "b 2");
    }

    @Test
    void table_templateThatIsNone_isNotReady() {
        scene.write("a", "{{nix}}");
        model.form().templateProperty().set(true);
        assertThat(model.check().tableReadyProperty().get()).isFalse();
    }

    @Test
    void device_oneThatCannotStart_staysSaidWhileTheOthersRun() {
        Draft unknown = new Draft("b", "x", "nix", "", false, Qos.AT_MOST_ONCE, false, MessageProperties.NONE);
        assertThat(model.startDevice(List.of(
                        new SavedDraft("d", "bad", unknown, 1_000, 0),
                        new SavedDraft("d", "good", Draft.of("a", "x"), 1_000, 0))))
                .isTrue();
        assertThat(model.runs().problemProperty().get())
                .isEqualTo("bad was not started: The payload mode nix is not known here");
        await().until(() -> !scene.connection.published().isEmpty());
    }
}
