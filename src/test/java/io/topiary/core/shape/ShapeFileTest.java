package io.topiary.core.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.shape.Oddity.What;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is usual of payloads, kept over sessions. */
class ShapeFileTest {

    private static final ShapeOptions FEW = new ShapeOptions(2, true);

    private long sequence;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("shapes").resolve("p.json");
    }

    private ShapeBook fresh() {
        return new ShapeBook(FEW, new Deviations());
    }

    /** A book of a later session. */
    private ShapeBook later() {
        ShapeBook book = fresh();
        ShapeFile.open(file()).load(book);
        return book;
    }

    private void save(ShapeBook book) throws StoreException {
        ShapeFile.open(file()).save(book);
    }

    private List<Oddity> learn(ShapeBook book, String topic, String payload, Oddity... violations) {
        byte[] bytes = payload.getBytes(UTF_8);
        Message message = new Message(
                ++sequence,
                sequence,
                sequence,
                topic,
                bytes,
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
        book.learn(message, bytes, List.of(violations));
        return book.deviations().open().stream().map(Deviation::oddity).toList();
    }

    private ShapeBook usual() {
        ShapeBook book = fresh();
        for (int i = 0; i < 3; i++) {
            assertThat(learn(book, "a", "{\"temp\":1.%d,\"list\":[{\"x/y\":true}]}".formatted(i)))
                    .isEmpty();
        }
        return book;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"temp\":\"hot\",\"list\":[]}",
                "{\"list\":[]}",
                "{\"temp\":1,\"list\":[{\"x/y\":null}]}",
                "{\"temp\":900,\"list\":[]}",
                "{\"temp\":1,\"list\":[],\"more\":1}",
                "off"
            })
    void load_findsTheSameOddAsTheBookThatWasSaved(String payload) throws Exception {
        ShapeBook book = usual();
        save(book);
        assertThat(learn(later(), "a", payload)).isNotEmpty().isEqualTo(learn(book, "a", payload));
    }

    @Test
    void load_goesOnLearningWhereItWas() throws Exception {
        ShapeBook book = fresh();
        learn(book, "a", "{\"t\":1}");
        save(book);
        ShapeBook later = later();
        assertThat(learn(later, "a", "{\"t\":1}")).isEmpty();
        assertThat(learn(later, "a", "{}")).containsExactly(new Oddity(What.MISSING, "/t", JsonKind.NULL, ""));
        assertThat(later.looked("a")).isEqualTo(3);
    }

    @Test
    void load_keepsWhatSomebodySaidIsFine() throws Exception {
        Oddity invalid = new Oddity(What.INVALID, "/temp", JsonKind.NULL, "must be at most 80");
        ShapeBook book = usual();
        learn(book, "a", "{\"temp\":\"hot\",\"list\":[]}", invalid);
        List.copyOf(book.deviations().open()).forEach(book::accept);
        save(book);
        assertThat(learn(later(), "a", "{\"temp\":\"hot\",\"list\":[]}", invalid))
                .isEmpty();
    }

    @Test
    void forget_isKeptToo_andLearnsAnew() throws Exception {
        ShapeBook book = usual();
        learn(book, "b", "1");
        learn(book, "a", "off");
        save(book);
        book.forget("a"::equals);
        assertThat(book.deviations().open()).isEmpty();
        save(book);
        ShapeBook later = later();
        assertThat(List.of(later.topics(), later.looked("a"), later.looked("b")))
                .isEqualTo(List.of(1, 0L, 1L));
        assertThat(learn(later, "a", "off")).isEmpty();
    }

    @Test
    void save_manyTopics_isBounded() throws Exception {
        ShapeBook book = fresh();
        StringBuilder wide = new StringBuilder("{\"n0\":0");
        for (int i = 1; i < 250; i++) {
            wide.append(",\"n").append(i).append("\":0");
        }
        for (int i = 0; i < 200; i++) {
            learn(book, "t/" + i, wide + "}");
        }
        save(book);
        assertThat(later().topics()).isBetween(70, 80);
        assertThat(Files.size(file())).isLessThan(4_000_000);
    }

    @Test
    void open_damaged_isSetAsideAndSaid() throws Exception {
        Files.createDirectories(folder.resolve("shapes"));
        Files.writeString(file(), "{\"version\":1,\"topics\":[{");
        ShapeFile opened = ShapeFile.open(file());
        assertThat(opened.loaded()).isInstanceOf(LoadResult.Lost.class);
        opened.load(fresh());
        save(usual());
        assertThat(later().topics()).isEqualTo(1);
        try (var files = Files.list(folder.resolve("shapes"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("p.json.corrupt-"));
        }
    }

    @Test
    void open_ofANewerVersion_isNotOverwritten() throws Exception {
        Files.createDirectories(folder.resolve("shapes"));
        Files.writeString(file(), "{\"version\":9,\"topics\":[]}");
        assertThatThrownBy(() -> save(usual())).isInstanceOf(StoreException.class);
        assertThat(file()).content().contains("9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{\"topic\":\"a\"}",
                "{\"topic\":\"a\",\"root\":[]}",
                "{\"topic\":\"a\",\"looked\":-1,\"root\":{}}",
                "{\"topic\":\"a\",\"looked\":1e99,\"settled\":7,\"root\":{\"seen\":-1,\"least\":\"x\",\"places\":7}}",
                "{\"topic\":\"a\",\"root\":{\"places\":[{\"name\":7},7,{\"name\":\"b\"},{\"name\":\"b\"}],\"item\":[]},\"accepted\":7}",
            })
    void load_oddContent_isTakenAsFarAsItMakesSense(String topic) throws Exception {
        Files.createDirectories(folder.resolve("shapes"));
        Files.writeString(file(), "{\"version\":1,\"topics\":[" + topic + "]}");
        ShapeBook book = later();
        learn(book, "a", "{\"b\":1}");
        assertThat(book.topics()).isEqualTo(1);
    }
}
