package io.topiary.ui.connect.form;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSectionsTest {

    private final ProfileForm form = new ProfileForm();

    @BeforeEach
    void fill() {
        form.clear();
        form.label.name.set("plant");
        form.broker.host.set("plant.example");
    }

    private Problems read() {
        Problems problems = new Problems();
        form.read(null, problems);
        return problems;
    }

    private @Nullable String problem(Field field) {
        var text = read().fields().get(field);
        return text == null ? null : text.key();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "IPv6 in brackets,   [::1],        mqtt://[::1]:1883",
        "IPv6,               2001:db8::1,  mqtt://[2001:db8::1]:1883",
        "IPv4,               10.0.0.7,     mqtt://10.0.0.7:1883",
        "name with blanks,   ' plant ',    mqtt://plant:1883",
        "international name, bröker.de,    mqtt://bröker.de:1883",
        "blank inside,       'a b',        ''",
        "nothing,            '',           ''"
    })
    void host_isReadAsPeopleWriteIt(String description, String typed, String uri) {
        form.broker.host.set(typed);
        assertThat(form.broker.uri()).isEqualTo(uri);
    }

    @Test
    void path_isUsedByWebSocketsOnly() {
        form.broker.path.set("/mqtt?token=1");
        assertThat(form.broker.uri()).isEqualTo("mqtt://plant.example:1883");
        form.broker.scheme.set(Scheme.WS);
        assertThat(form.broker.uri()).isEqualTo("ws://plant.example:80/mqtt?token=1");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "64 KiB, 65536",
        "64kib, 65536",
        "1.5 MB, 1500000",
        "'1,5 kB', 1500",
        "256 Mi, 268435456",
        "4096, 4096",
        "12 b, 12",
        "1.5, -1",
        "64 Kibble, -1",
        "-1, -1",
        "'', -1"
    })
    void size_isReadInTheUsualUnits(String typed, long bytes) {
        assertThat(SizeText.parse(typed)).isEqualTo(bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({"65536, 64 KiB", "1048576, 1 MiB", "1000, 1000", "268435460, 268435460"})
    void size_isWrittenWithoutLoss(long bytes, String written) {
        assertThat(SizeText.format(bytes)).isEqualTo(written);
        assertThat(SizeText.parse(written)).hasValue(bytes);
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"10, 10000", "'2,5', 2500", "0.1, 100", "3600, 3600000", "0.05, -1", "3601, -1", "x, -1"})
    void timeout_isInSecondsWithDecimals(String typed, int millis) {
        form.session.connectTimeout.set(typed);
        Problems problems = new Problems();
        assertThat(form.session.read(problems).connectTimeoutMillis()).isEqualTo(millis);
        assertThat(problems.isEmpty()).isEqualTo(millis > 0);
    }

    @Test
    void clientId_isShownAsItWouldBeSent() {
        form.login.clientId.set("me-{random}");
        assertThat(form.login.clientIdExample().getValue()).matches("me-[a-z0-9]{8}");
        assertThat(form.login.clientIdIsSafe().getValue()).isFalse();
        form.login.clientId.set("plant1");
        assertThat(form.login.clientIdExample().getValue()).isEqualTo("plant1");
        assertThat(form.login.clientIdIsSafe().getValue()).isTrue();
    }

    @Test
    void scram_needsMqtt5AndAUser() {
        form.login.method.set(Login.Method.SCRAM_SHA_256);
        assertThat(problem(Field.USER)).isEqualTo("connect.error.scramUser");
        form.login.user.set("ann");
        assertThat(read().fields()).isEmpty();
        form.broker.version.set(ProtocolChoice.V3_1_1);
        assertThat(problem(Field.LOGIN_METHOD)).isEqualTo("connect.error.scramVersion");
    }

    @Test
    void passwordAlone_isForMqtt5Only() {
        form.login.password.set("geheim");
        assertThat(read().fields()).isEmpty();
        form.broker.version.set(ProtocolChoice.V3_1_1);
        assertThat(problem(Field.PASSWORD)).isEqualTo("connect.error.passwordAlone");
    }

    @Test
    void servers_takeTheSchemeOfTheFirst() {
        form.broker.scheme.set(Scheme.MQTTS);
        form.network.servers.add().textProperty().set("standby.example:8884");
        form.network.servers.add().textProperty().set("mqtt://third.example");
        assertThat(form.network.read(new Problems(), form.broker).alternates())
                .containsExactly(
                        new BrokerAddress(Scheme.MQTTS, "standby.example", 8884, ""),
                        new BrokerAddress(Scheme.MQTT, "third.example", 1883, ""));
    }

    @Test
    void srv_needsADomain() {
        form.network.srv.set(true);
        assertThat(read().fields()).isEmpty();
        form.broker.host.set("10.0.0.1");
        assertThat(problem(Field.SRV)).isEqualTo("connect.error.srvAddress");
        form.broker.host.set("plant.example");
        form.broker.scheme.set(Scheme.WSS);
        assertThat(problem(Field.SRV)).isEqualTo("connect.error.srvWebSocket");
    }

    @Test
    void proxyPort_followsTheKind_untilItWasEdited() {
        form.network.proxy.set(NetworkForm.ProxyChoice.HTTP);
        assertThat(form.network.proxyPort.get()).isEqualTo("3128");
        form.network.proxy.set(NetworkForm.ProxyChoice.SOCKS5);
        assertThat(form.network.proxyPort.get()).isEqualTo("1080");
        form.network.proxyPort.set("9050");
        form.network.proxy.set(NetworkForm.ProxyChoice.HTTP);
        assertThat(form.network.proxyPort.get()).isEqualTo("9050");
        form.network.proxyHost.set("proxy");
        assertThat(form.network.read(new Problems(), form.broker).proxy())
                .isEqualTo(new Proxy(Proxy.Kind.HTTP, "proxy", 9050, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHA256:", "sha-256/"})
    void pin_isNormalised(String prefix) {
        String bare = "ab".repeat(32);
        form.tls.pins.add().textProperty().set(prefix + bare);
        assertThat(form.tls.read(new Problems()).trust().pins())
                .containsExactly(String.join(":", java.util.Collections.nCopies(32, "AB")));
    }

    @Test
    void key_withoutCertificate_isTold() {
        form.tls.key.set("key.pem");
        assertThat(problem(Field.TLS_CERTIFICATE)).isEqualTo("connect.error.keyAlone");
    }

    @Test
    void willPayload_isTheSameBytesInEveryNotation() {
        form.will.topic.set("w");
        form.will.payload.set("é");
        form.will.source.set(WillForm.Source.HEX);
        assertThat(form.will.payload.get()).isEqualTo("c3 a9");
        form.will.source.set(WillForm.Source.BASE64);
        assertThat(form.will.payload.get()).isEqualTo("w6k=");
        assertThat(requireNonNull(form.will.read(new Problems())).message().payload())
                .containsExactly(0xc3, 0xa9);
        form.will.source.set(WillForm.Source.TEXT);
        assertThat(form.will.payload.get()).isEqualTo("é");
    }

    @Test
    void willPayload_thatIsNoText_staysWhenTextIsChosen() {
        form.will.topic.set("w");
        form.will.source.set(WillForm.Source.HEX);
        form.will.payload.set("ff");
        form.will.source.set(WillForm.Source.TEXT);
        assertThat(form.will.payload.get()).isEqualTo("ff");
    }

    @Test
    void willFile_isNeeded_whenItIsChosen() {
        form.will.topic.set("w");
        form.will.source.set(WillForm.Source.FILE);
        assertThat(problem(Field.WILL_FILE)).isEqualTo("connect.error.willFile");
        form.will.file.set("/tmp/will.bin");
        assertThat(read().fields()).isEmpty();
    }

    @Test
    void willDelay_longerThanTheSessionLasts_isSaid() {
        form.will.topic.set("w");
        form.will.delay.set("30");
        long begin = System.nanoTime();
        Text problem = requireNonNull(read().fields().get(Field.WILL_DELAY));
        String words = Messages.forLocale(Locale.ENGLISH).get(problem);
        FaultBook.note(
                "W7",
                "a will with a delay of 30 s and a session that ends at once",
                words,
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(words).startsWith("A delay of 30 s does not pass: the session ends at once");
        form.session.expiry.set(SessionForm.Expiry.AFTER);
        form.session.expirySeconds.set("30");
        assertThat(read().fields()).isEmpty();
    }

    @Test
    void will_withoutTopic_isNone_unlessSomethingWasTyped() {
        assertThat(form.will.read(new Problems())).isNull();
        assertThat(read().fields()).isEmpty();
        form.will.payload.set("x");
        assertThat(problem(Field.WILL_TOPIC)).isEqualTo("connect.error.willTopic");
    }

    @Test
    void sharedSubscription_canNotLeaveOutOwnMessages() {
        SubscriptionRow row = form.subscriptions.subscriptions.add();
        row.filterProperty().set("$share/g/a");
        row.noLocalProperty().set(true);
        assertThat(problem(Field.SUBSCRIPTIONS)).isEqualTo("connect.error.sharedNoLocal");
    }

    @Test
    void secondOfTwoEqualFilters_isTheWrongOne() {
        SubscriptionRow row = form.subscriptions.subscriptions.add();
        row.filterProperty().set("#");
        Problems problems = read();
        assertThat(problems.of(row)).isNotNull();
        assertThat(problems.of(form.subscriptions.subscriptions.rows().getFirst()))
                .isNull();
    }

    @Test
    void group_losesEmptyLevels() {
        form.label.group.set(" Plants / /North/ ");
        assertThat(requireNonNull(form.read(null, new Problems())).label().group())
                .isEqualTo("Plants/North");
    }

    @Test
    void rows_moveAndStay() {
        RowList<TextRow> rows = form.subscriptions.excludes;
        for (String text : List.of("a", "b", "c")) {
            rows.add().textProperty().set(text);
        }
        assertThat(rows.move(rows.rows().get(2), -1)).isTrue();
        assertThat(rows.move(rows.rows().getFirst(), -1)).isFalse();
        rows.remove(rows.rows().getFirst());
        assertThat(rows.rows()).extracting(row -> row.textProperty().get()).containsExactly("c", "b");
    }

    @Test
    void problems_areLeftInPeace_untilTouchedOrWanted() {
        FormProblems shown = new FormProblems(form);
        form.show(requireNonNull(form.read(null, new Problems())), Map.of());
        form.listen(fields -> shown.touch(fields));
        form.session.inFlight.set("x");
        form.listen(fields -> {});
        form.session.waiting.set("x");
        shown.show(read());
        assertThat(shown.shown()).containsOnlyKeys(Field.IN_FLIGHT);
        assertThat(shown.count(Page.SESSION).getValue()).isEqualTo(1L);
        shown.attempt();
        shown.show(read());
        assertThat(shown.shown()).containsOnlyKeys(Field.IN_FLIGHT, Field.WAITING);
    }

    @Test
    void countOfProblems_isHeld_soThatListenersAreToldAfterACollection() {
        FormProblems shown = new FormProblems(form);
        assertThat(shown.count(Page.TLS)).isSameAs(shown.count(Page.TLS));
    }
}
