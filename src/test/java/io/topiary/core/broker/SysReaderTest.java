package io.topiary.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SysReaderTest {

    private final SysFeed feed = new SysFeed();

    @Test
    void read_withoutSys_isEmpty() {
        BrokerReport report = feed.put("a/b", "1").read();
        assertThat(report.isEmpty()).isTrue();
        assertThat(report.figures()).isEmpty();
    }

    @Test
    void read_ofMosquitto_knowsFiguresLoadsVersionAndUptime() {
        BrokerReport report = feed.put("$SYS/broker/version", "mosquitto version 2.0.11")
                .put("$SYS/broker/uptime", "4711 seconds")
                .put("$SYS/broker/clients/connected", "12")
                .put("$SYS/broker/clients/maximum", "20")
                .put("$SYS/broker/publish/messages/dropped", "7", 9)
                .put("$SYS/broker/retained messages/count", "44")
                .put("$SYS/broker/heap/current", "33336")
                .put("$SYS/broker/load/bytes/sent/1min", "2182.20")
                .put("$SYS/broker/load/bytes/sent/15min", "60.00")
                .read();
        assertThat(report.version()).isEqualTo("mosquitto version 2.0.11");
        assertThat(report.uptimeSeconds()).isEqualTo(4_711);
        assertThat(report.figure(Figure.CLIENTS_CONNECTED)).hasValue(12);
        assertThat(report.figure(Figure.CLIENTS_MAXIMUM)).hasValue(20);
        assertThat(report.figure(Figure.PUBLISHES_DROPPED)).hasValue(7);
        assertThat(report.droppedMicros()).isEqualTo(9);
        assertThat(report.figure(Figure.RETAINED)).hasValue(44);
        assertThat(report.figure(Figure.HEAP)).hasValue(33_336);
        assertThat(report.perSecond(Figure.BYTES_SENT, 1)).hasValue(36.37);
        assertThat(report.perSecond(Figure.BYTES_SENT, 15)).hasValue(1);
        assertThat(report.perSecond(Figure.BYTES_SENT, 5)).isEmpty();
        assertThat(report.others()).isEmpty();
        assertThat(report.nodes()).isEmpty();
    }

    @Test
    void read_ofAnOlderAndAProperName_countsTheProperOneOnly() {
        BrokerReport report = feed.put("$SYS/broker/clients/active", "3")
                .put("$SYS/broker/clients/connected", "4")
                .put("$SYS/broker/messages/stored", "5")
                .read();
        assertThat(report.figure(Figure.CLIENTS_CONNECTED)).hasValue(4);
        assertThat(report.figure(Figure.STORED_MESSAGES)).hasValue(5);
    }

    @Test
    void read_ofTheCommonList_asHiveMqPublishesIt_isUnderstood() {
        BrokerReport report = feed.put("$SYS/broker/messages/publish/received", "10")
                .put("$SYS/broker/messages/publish/dropped", "2")
                .put("$SYS/broker/messages/retained/count", "3")
                .put("$SYS/broker/load/bytes/received", "999")
                .read();
        assertThat(report.figure(Figure.PUBLISHES_RECEIVED)).hasValue(10);
        assertThat(report.figure(Figure.PUBLISHES_DROPPED)).hasValue(2);
        assertThat(report.figure(Figure.RETAINED)).hasValue(3);
        assertThat(report.figure(Figure.BYTES_RECEIVED)).hasValue(999);
        assertThat(report.loads()).isEmpty();
    }

    @Test
    void read_ofAnEmqxCluster_sumsUpItsNodes() {
        BrokerReport report = feed.put("$SYS/brokers", "emqx@a,emqx@b")
                .put("$SYS/brokers/emqx@a/version", "5.8.1")
                .put("$SYS/brokers/emqx@a/sysdescr", "EMQX")
                .put("$SYS/brokers/emqx@a/uptime", "61000")
                .put("$SYS/brokers/emqx@b/uptime", "1 hours, 2 minutes, 3 seconds")
                .put("$SYS/brokers/emqx@a/stats/connections/count", "3")
                .put("$SYS/brokers/emqx@b/stats/connections/count", "4")
                .put("$SYS/brokers/emqx@a/metrics/delivery/dropped/queue_full", "5")
                .put("$SYS/brokers/emqx@a/metrics/delivery/dropped/qos0_msg", "6")
                .put("$SYS/brokers/emqx@a/metrics/messages/dropped", "600")
                .read();
        assertThat(report.version()).isEqualTo("EMQX 5.8.1");
        assertThat(report.nodes()).containsExactly("emqx@a", "emqx@b");
        assertThat(report.uptimeSeconds()).isEqualTo(3_723);
        assertThat(report.figure(Figure.CLIENTS_CONNECTED)).hasValue(7);
        assertThat(report.figure(Figure.PUBLISHES_DROPPED)).hasValue(11);
        assertThat(report.others())
                .extracting(SysEntry::topic)
                .containsExactlyInAnyOrder("$SYS/brokers", "$SYS/brokers/emqx@a/metrics/messages/dropped");
    }

    @Test
    void read_ofVerneMq_isUnderstood() {
        BrokerReport report = feed.put("$SYS/VerneMQ@127.0.0.1/queue/message/drop", "8")
                .put("$SYS/VerneMQ@127.0.0.1/retain/messages", "9")
                .put("$SYS/VerneMQ@127.0.0.1/vm/memory/total", "1000000")
                .read();
        assertThat(report.nodes()).containsExactly("VerneMQ@127.0.0.1");
        assertThat(report.figure(Figure.PUBLISHES_DROPPED)).hasValue(8);
        assertThat(report.figure(Figure.RETAINED)).hasValue(9);
        assertThat(report.figure(Figure.HEAP)).hasValue(1_000_000);
    }

    @Test
    void read_ofWhatIsNoNumber_listsItAsItIs() {
        BrokerReport report = feed.put("$SYS/broker/clients/connected", "many")
                .put("$SYS/broker/clients/total", "NaN")
                .put("$SYS/broker/bytes/sent", "9".repeat(60))
                .put("$SYS/broker/connection/bridge/state", "1")
                .read();
        assertThat(report.figures()).isEmpty();
        assertThat(report.others()).hasSize(4);
        assertThat(report.topics()).isEqualTo(4);
    }

    @Test
    void read_leavesOutTheLevelsOfSingleClients_whichMayBeMillions() {
        for (int client = 0; client < 3_000; client++) {
            feed.put("$SYS/brokers/emqx@a/clients/c" + client + "/connected", "{}");
        }
        BrokerReport report =
                feed.put("$SYS/brokers/emqx@a/stats/connections/count", "3000").read();
        assertThat(report.topics()).isEqualTo(1);
        assertThat(report.partial()).isFalse();
        assertThat(report.figure(Figure.CLIENTS_CONNECTED)).hasValue(3_000);
    }

    @Test
    void read_ofMoreThanIsRead_saysSo() {
        for (int number = 0; number < 3_000; number++) {
            feed.put("$SYS/broker/x/" + number, "1");
        }
        assertThat(feed.read().partial()).isTrue();
        assertThat(feed.read().topics()).isLessThanOrEqualTo(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "BROKER,  4711 seconds,                       4711",
        "BROKER,  '2 days, 01:00:00',                 172800",
        "EMQX,    '1 days, 2 hours, 3 minutes, 4 seconds', 93784",
        "EMQX,    5000,                               5",
        "VERNEMQ, 5000,                               5000",
        "BROKER,  for ever,                           -1",
        "BROKER,  99999999999999999999999,            -1",
    })
    void uptime_asBrokersWriteIt_isRead(SysNames.Dialect dialect, String text, long seconds) {
        assertThat(Uptime.seconds(dialect, text)).isEqualTo(seconds);
    }
}
