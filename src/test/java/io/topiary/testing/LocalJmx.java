package io.topiary.testing;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reaches the MBeans of another process of the same user, which opens no port for that. */
public final class LocalJmx {

    private LocalJmx() {}

    /**
     * Connects to the process {@code pid}.
     *
     * @throws IOException if it is no JVM, is gone, or does not answer yet
     */
    @SuppressWarnings("BanJNDI") // the address is the local connector that was started in the line before
    public static JMXConnector connect(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }
}
