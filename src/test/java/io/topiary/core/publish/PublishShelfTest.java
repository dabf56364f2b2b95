package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishShelfTest {

    private static final Draft FULL = new Draft(
            "a/{{seq}}",
            "{\"x\":1}",
            "cbor",
            "",
            true,
            Qos.EXACTLY_ONCE,
            true,
            new MessageProperties(
                    "application/cbor",
                    "r/t",
                    new byte[] {0, -1},
                    4_294_967_295L,
                    PayloadFormat.UTF_8,
                    List.of(new UserProperty("k", "1"), new UserProperty("k", "2"))));

    @TempDir
    private Path folder;

    private PublishShelf open() {
        return PublishShelf.open(folder.resolve("publish.json"));
    }

    private static String all(Draft draft) {
        byte[] correlation = draft.properties().correlationData();
        return draft.withTopic(draft.topic()).toString().replaceAll("correlationData=[^,]*", "")
                + (correlation == null ? "" : new String(correlation, UTF_8));
    }

    @Test
    void save_keepsEverythingOverARestart() throws Exception {
        open().save(new SavedDraft("plant/pumps", "start", FULL, 250, 0));
        SavedDraft back = open().saved().getFirst();
        assertThat(List.of(back.folder(), back.name(), back.everyMillis(), back.times(), all(back.draft())))
                .isEqualTo(List.of("plant/pumps", "start", 250L, 0L, all(FULL)));
    }

    @Test
    void save_sameNameInTheSameFolder_takesItsPlace() throws Exception {
        PublishShelf shelf = open();
        shelf.save(new SavedDraft("f", "n", Draft.of("old", ""), 0, SavedDraft.ONCE));
        shelf.save(new SavedDraft("g", "n", Draft.of("other", ""), 0, SavedDraft.ONCE));
        shelf.save(new SavedDraft("f", "n", Draft.of("new", ""), 0, SavedDraft.ONCE));
        assertThat(shelf.saved().stream().map(saved -> saved.draft().topic()).toList())
                .containsExactly("new", "other");
        List<SavedDraft> all = shelf.saved();
        shelf.remove(all);
        assertThat(shelf.saved()).isEmpty();
        shelf.putBack(all.subList(1, 2));
        assertThat(shelf.saved()).isEqualTo(all.subList(1, 2));
        SavedDraft newer = new SavedDraft("f", "n", Draft.of("newer", ""), 0, SavedDraft.ONCE);
        shelf.save(newer);
        shelf.putBack(all);
        assertThat(shelf.saved()).containsExactly(newer, all.get(1));
    }

    @Test
    void remember_isBoundedPerProfileAndNewestFirst() throws Exception {
        PublishShelf shelf = open();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            drafts.add(Draft.of("t" + i, "x"));
        }
        shelf.remember("p", drafts);
        shelf.remember("p", List.of(Draft.of("t149", "x"), Draft.of("t100", "x")));
        shelf.remember("", List.of(Draft.of("none", "x".repeat(PublishShelf.LARGEST_KEPT + 1)), Draft.of("q", "")));
        PublishShelf again = open();
        assertThat(again.published("p").stream().map(Draft::topic).toList())
                .hasSize(100)
                .startsWith("t100", "t149", "t148")
                .doesNotHaveDuplicates();
        assertThat(again.published("").stream().map(Draft::topic).toList()).containsExactly("q");
        again.forget("p");
        assertThat(again.published("p")).isEmpty();
    }

    @Test
    void collection_written_isReadBack() throws Exception {
        Path file = folder.resolve("shared.json");
        DraftCollection.write(file, List.of(new SavedDraft("f", "n", FULL, 10, 5)));
        assertThat(DraftCollection.read(file).stream()
                        .map(saved -> saved.name() + saved.times() + all(saved.draft()))
                        .toList())
                .containsExactly("n5" + all(FULL));
        assertThat(Files.readString(file)).contains("\"version\" : 1");
    }

    @Test
    void collection_somethingElse_isRefusedInWords() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"version\":1}");
        Path text = Files.writeString(folder.resolve("text.json"), "hello");
        assertThatThrownBy(() -> DraftCollection.read(other)).isInstanceOf(EncodeException.class);
        assertThatThrownBy(() -> DraftCollection.read(text)).isInstanceOf(EncodeException.class);
        assertThatThrownBy(() -> DraftCollection.read(folder)).isInstanceOf(EncodeException.class);
    }
}
