package io.topiary.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "plain            | mqtt://host              | mqtt://host:1883           | -   | -",
                "TLS              | mqtts://host             | mqtts://host:8883          | -   | -",
                "WebSocket        | ws://host                | ws://host:80               | -   | -",
                "secure WebSocket | wss://host/              | wss://host:443             | -   | -",
                "Paho's TCP       | tcp://host:1884          | mqtt://host:1884           | -   | -",
                "Paho's TLS       | SSL://ada@host           | mqtts://host:8883          | ada | -",
                "TLS as scheme    | tls://host               | mqtts://host:8883          | -   | -",
                "upper case       | MQTT://Host              | mqtt://Host:1883           | -   | -",
                "port             | mqtt://host:2883/        | mqtt://host:2883           | -   | -",
                "empty port       | mqtt://host:             | mqtt://host:1883           | -   | -",
                "blanks around    | '  mqtt://host  '        | mqtt://host:1883           | -   | -",
                "user             | mqtt://ada@host          | mqtt://host:1883           | ada | -",
                "password         | mqtt://ada:s3@host       | mqtt://host:1883           | ada | s3",
                "empty password   | mqtt://ada:@host         | mqtt://host:1883           | ada | ''",
                "colon in it      | mqtt://ada:a:b@host      | mqtt://host:1883           | ada | a:b",
                "at sign in it    | mqtt://ada:p@ss@host     | mqtt://host:1883           | ada | p@ss",
                "encoded          | mqtt://a%40b:%2F%23+@h   | mqtt://h:1883              | a@b | /#+",
                "UTF-8            | mqtt://%C3%A4:%E2%82%AC@h| mqtt://h:1883              | ä   | €",
                "unencoded UTF-8  | mqtt://ä:€@h             | mqtt://h:1883              | ä   | €",
                "IPv6             | mqtt://[::1]             | mqtt://[::1]:1883          | -   | -",
                "IPv6 and port    | mqtt://u@[fe80::1]:99    | mqtt://[fe80::1]:99        | u   | -",
                "scoped IPv6      | mqtt://[fe80::1%25eth0]  | mqtt://[fe80::1%eth0]:1883 | -   | -",
                "path             | ws://h:9001/mqtt/x       | ws://h:9001/mqtt/x         | -   | -",
                "path and query   | wss://h/mqtt?t=a/b&c=%20 | wss://h:443/mqtt?t=a/b&c=%20 | - | -",
                "at sign in path  | ws://h:80/a@b            | ws://h:80/a@b              | -   | -",
            })
    void parse_address_takesItApart(String description, String uri, String address, String user, String password) {
        ConnectionUri parsed = ConnectionUri.parse(uri);
        String secret =
                parsed.password() == null ? null : new String(parsed.password().chars());
        assertThat(new String[] {parsed.address().uri(), parsed.user(), secret})
                .containsExactly(address, user, password);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no scheme           | host:1883              | An address begins with mqtt://, mqtts://, ws:// or wss://",
                "unknown scheme      | http://host            | http:// is not known. Use mqtt://, mqtts://, ws:// or wss://",
                "no host             | mqtt://                | The address has no host name",
                "only a user         | mqtt://ada@            | The address has no host name",
                "port zero           | mqtt://h:0             | The port 0 is no number from 1 to 65535",
                "port too large      | mqtt://h:65536         | The port 65536 is no number from 1 to 65535",
                "port a word         | mqtt://u:SECRET        | 'What follows the host and a colon is no port: that is a number from 1 to 65535. A user and a password stand before the host, with an @ behind them'",
                "password, no at     | mqtt://u:SECRET:1883   | 'The host has more than one colon. A user and a password stand before the host, with an @ behind them; an IPv6 address needs brackets, as in [::1]:1883'",
                "slash after digits  | mqtt://u:12/SECRET@h   | 'In a user name or a password / is written as %2F, ? as %3F, # as %23'",
                "? after digits      | mqtt://u:12?SECRET@h   | 'In a user name or a password / is written as %2F, ? as %3F, # as %23'",
                "blank in the host   | mqtt://a b             | The host name a b has a character that can't be in one",
                "bare IPv6           | mqtt://::1             | 'An IPv6 address needs brackets, as in [::1]:1883, not ::1'",
                "bracket not closed  | mqtt://[::1            | [::1 is no IPv6 address in brackets",
                "no IPv6 in brackets | mqtt://[host]          | [host] is no IPv6 address in brackets",
                "topic as path       | mqtt://h/a/b           | 'An address of mqtt:// has no path, and /a/b is not taken as a topic'",
                "unknown query       | mqtt://h?x=1           | The part x=1 is not known; only ?clientId=… can follow the address",
                "fragment            | ws://h/a#b             | 'The address has a #. In a user name, a password or a path it is written as %23'",
                "blank in the path   | ws://h/a b             | The WebSocket path has a blank or a control character; write it as %20",
                "slash in a password | mqtt://u:SECRET/x@h    | 'In a user name or a password / is written as %2F, ? as %3F, # as %23'",
                "cut percent code    | mqtt://u:SECRET%2@h    | The password has a % that is not followed by two hexadecimal digits; % itself is written as %25",
                "no UTF-8            | mqtt://%FF@h           | The user name is not UTF-8 after decoding",
            })
    void parse_invalid_saysWhy(String description, String uri, String words) {
        assertThatThrownBy(() -> ConnectionUri.parse(uri))
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        e -> assertThat(Messages.forLocale(Locale.ENGLISH).get(e.text()))
                                .isEqualTo(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exam\u202Eple", "exam\u200Bple", "a\u00A0b", "a\u0085b", "a\u0007b"})
    void parse_hostWithHiddenCharacters_isRefusedAndShownEscaped(String host) {
        assertThat(ConnectionUri.isHost(host)).isFalse();
        assertThatThrownBy(() -> ConnectionUri.parse("mqtt://" + host))
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        e -> assertThat(e.text().arguments().toString())
                                .isEqualTo("[" + Escapes.visible(host, 100) + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt://h/?clientId=me%201", "mqtt://h?clientid=me%201", "ssl://h/?CLIENTID=me 1"})
    void parse_clientIdQuery_isTaken(String uri) {
        assertThat(ConnectionUri.parse(uri).clientId()).isEqualTo("me 1");
        assertThat(ConnectionUri.parse("mqtt://h:1?clientId=me@x").clientId()).isEqualTo("me@x");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "plain         | mqtt://h                             | -     | -       | mqtt://h:1883",
                "user, id      | mqtts://h:99                         | a@b/c | me&#=+ü | mqtts://a%40b%2Fc@h:99?clientId=me%26%23%3D%2B%C3%BC",
                "template      | mqtt://h                             | -     | x-{random} | mqtt://h:1883",
                "WebSocket     | wss://h/p?q=1                        | ada   | me      | wss://ada@h:443/p?q=1",
                "IPv6          | mqtt://[fe80::1%25eth0]              | -     | me      | mqtt://[fe80::1%eth0]:1883?clientId=me",
            })
    void of_profile_leavesOutThePasswordAndParsesAgain(
            String description, String uri, String user, String clientId, String text) {
        ConnectOptions options = ConnectionProfile.defaults(
                        ConnectionUri.parse(uri).address())
                .withLogin(Login.of(clientId == null ? "" : clientId, user, Secret.of("CANARY")));
        ConnectionUri copied = ConnectionUri.of(ConnectionProfile.of("id", "name", options));
        assertThat(copied.text()).isEqualTo(text);
        assertThat(ConnectionUri.parse(text)).isEqualTo(copied);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "name and port | broker.example:1884 | mqtt://broker.example:1884",
                "short name    | plant:1883          | mqtt://plant:1883",
                "name          | broker.example      | mqtt://broker.example:1883",
                "localhost     | ' localhost '       | mqtt://localhost:1883",
                "IPv4          | 10.0.0.1:8883       | mqtts://10.0.0.1:8883",
                "IPv6          | ::1                 | mqtt://[::1]:1883",
                "brackets      | [::1]:8084          | wss://[::1]:8084",
                "WebSocket     | h:9001              | ws://h:9001",
                "login         | ada:pw@h:1883       | mqtt://ada@h:1883",
                "URI           | mqtt://h:1883       | -",
                "word          | plant               | -",
                "words         | plant 1.5           | -",
                "path          | a.b/c               | -",
                "share         | //host.name/x       | -",
                "no port       | h:x                 | -",
                "empty         | ''                  | -",
            })
    void guess_hostAndPort_suggestsAnAddress(String description, String text, String uri) {
        assertThat(ConnectionUri.guess(text).map(ConnectionUri::text).orElse(null))
                .isEqualTo(uri);
    }

    @Test
    void toString_withPassword_leavesItOutAndParsesAgain() {
        String written = ConnectionUri.parse("wss://a%40b:secret@h/p").toString();
        assertThat(written).isEqualTo("wss://a%40b@h:443/p");
        assertThat(ConnectionUri.parse(written).user()).isEqualTo("a@b");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"mqtt://h,true", "http://h,true", "plant 1,false", "C:/x,false", "a/b.db,false", "://,false"})
    void isMeant_text_tellsUrisFromNames(String text, boolean meant) {
        assertThat(ConnectionUri.isMeant(text)).isEqualTo(meant);
    }
}
