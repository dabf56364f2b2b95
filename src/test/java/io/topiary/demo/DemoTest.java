package io.topiary.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void close_afterStart_freesThePort() throws IOException {
        Demo demo = Demo.start();
        try (demo;
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), demo.port())) {
            socket.setSoLinger(true, 0);
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), demo.port()))
                .isInstanceOf(IOException.class);
    }
}
