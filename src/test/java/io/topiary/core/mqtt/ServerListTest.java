package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.ScriptedDns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SRV records: what is asked, and in which order the servers come. */
class ServerListTest {

    private static final int DRAWS = 2_000;

    private static ConnectOptions srv(Scheme scheme, String host) {
        return ConnectOptions.of(new BrokerAddress(scheme, host, scheme.defaultPort(), ""))
                .withNetwork(NetworkOptions.DEFAULT.withSrv(true));
    }

    private static List<ServiceRecord> records(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(" ", -1))
                .map(field -> new ServiceRecord(
                        Integer.parseInt(field[0]), Integer.parseInt(field[1]), Integer.parseInt(field[2]), field[3]))
                .toList();
    }

    private static List<String> hosts(Random random, String... lines) throws PreparationException {
        return new ServerList(name -> records(lines), random)
                .of(srv(Scheme.MQTT, "example.com")).stream()
                        .map(server -> server.address().host())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT, example.com, _mqtt._tcp.example.com",
        "MQTTS, example.com, _secure-mqtt._tcp.example.com",
        "MQTT, bücher.example, _mqtt._tcp.xn--bcher-kva.example"
    })
    void of_domain_asksForItsService(Scheme scheme, String host, String asked) throws Exception {
        List<String> names = new ArrayList<>();
        List<Candidate> servers = new ServerList(
                        name -> {
                            names.add(name);
                            return records("0 0 1884 a.example.com");
                        },
                        new Random(1))
                .of(srv(scheme, host));

        assertThat(names).containsExactly(asked);
        assertThat(servers).containsExactly(new Candidate(new BrokerAddress(scheme, "a.example.com", 1884, ""), host));
    }

    @Test
    void of_hostWithoutSrv_asksNobody() throws Exception {
        ConnectOptions options = ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "example.com", 1883, ""));
        ServerList list = new ServerList(
                name -> {
                    throw new IOException("asked for " + name);
                },
                new Random(1));

        assertThat(list.of(options)).containsExactly(Candidate.of(options.address()));
    }

    @Test
    void of_priorities_lowestFirst() throws Exception {
        assertThat(hosts(new Random(1), "20 0 1 c", "5 0 1 a", "10 0 1 b")).containsExactly("a", "b", "c");
    }

    @Test
    void of_weights_areDrawnByTheirShare() throws Exception {
        Random random = new Random(7);
        Map<String, Integer> first = new TreeMap<>();
        for (int i = 0; i < DRAWS; i++) {
            List<String> drawn = hosts(random, "1 60 1 heavy", "1 20 1 light", "1 20 1 lighter", "1 0 1 never");
            assertThat(drawn).containsExactlyInAnyOrder("heavy", "light", "lighter", "never");
            first.merge(drawn.getFirst(), 1, Integer::sum);
        }

        assertThat(first.get("heavy")).isBetween(DRAWS * 55 / 100, DRAWS * 65 / 100);
        assertThat(first.get("light")).isBetween(DRAWS * 15 / 100, DRAWS * 25 / 100);
        // a record without weight has "a very small chance", RFC 2782: one mark in a hundred and one
        assertThat(first.getOrDefault("never", 0)).isBetween(1, DRAWS * 3 / 100);
    }

    @Test
    void of_noRecords_saysWhichName() {
        assertThatThrownBy(() -> hosts(new Random(1))).hasMessage("srvNone [_mqtt._tcp.example.com]");
    }

    @Test
    void of_targetDot_isNotOffered() {
        assertThatThrownBy(() -> hosts(new Random(1), "0 0 0 ")).hasMessage("srvNotOffered [_mqtt._tcp.example.com]");
    }

    @ParameterizedTest
    @CsvSource({"WS, example.com, srvWebSocket", "WSS, example.com, srvWebSocket", "MQTT, 127.0.0.1, srvLiteral"})
    void of_whatHasNoRecords_isRefused(Scheme scheme, String host, String words) {
        ServerList list = new ServerList(name -> records("0 0 1 a"), new Random(1));

        assertThatThrownBy(() -> list.of(srv(scheme, host))).hasMessageStartingWith(words);
    }

    @Test
    void find_dnsServer_tellsItsRecords() throws Exception {
        try (ScriptedDns dns = ScriptedDns.with(
                Map.of("_mqtt._tcp.example.com", List.of("10 60 1883 a.example.com", "20 0 1884 b.example.com")))) {
            assertThat(new DnsServiceLookup("dns://127.0.0.1:" + dns.port()).find("_mqtt._tcp.example.com"))
                    .containsExactlyInAnyOrder(
                            new ServiceRecord(10, 60, 1883, "a.example.com"),
                            new ServiceRecord(20, 0, 1884, "b.example.com"));
        }
    }

    @Test
    void find_targetDot_isEmpty() throws Exception {
        try (ScriptedDns dns = ScriptedDns.with(Map.of("_mqtt._tcp.example.com", List.of("0 0 0 .")))) {
            assertThat(new DnsServiceLookup("dns://127.0.0.1:" + dns.port()).find("_mqtt._tcp.example.com"))
                    .containsExactly(new ServiceRecord(0, 0, 0, ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"_mqtt._tcp.none.example", "_mqtt._tcp.empty.example", "_mqtt._tcp.ldap://127.0.0.1/x"})
    void find_noRecords_isEmpty(String name) throws Exception {
        try (ScriptedDns dns = ScriptedDns.with(Map.of("_mqtt._tcp.empty.example", List.of()))) {
            assertThat(new DnsServiceLookup("dns://127.0.0.1:" + dns.port()).find(name))
                    .isEmpty();
        }
    }

    @Test
    void find_noDnsServer_throws() {
        DnsServiceLookup lookup = new DnsServiceLookup("dns://127.0.0.1:" + ScriptedBroker.deadPort());

        assertThatThrownBy(() -> lookup.find("_mqtt._tcp.example.com")).isInstanceOf(IOException.class);
    }
}
