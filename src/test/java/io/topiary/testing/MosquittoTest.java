package io.topiary.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class MosquittoTest {
    @Test
    void start_freePort_acceptsAndLeavesNothingBehind() throws IOException {
        Mosquitto broker = Mosquitto.start("sys_interval 1");
        try (broker;
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
        assertThat(broker.isAlive() || Files.exists(broker.folder())).isFalse();
    }

    @Test
    void restart_afterKill_listensOnTheSamePort() throws IOException {
        try (Mosquitto broker = Mosquitto.start()) {
            int port = broker.port();
            broker.kill();
            broker.restart();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }
}
