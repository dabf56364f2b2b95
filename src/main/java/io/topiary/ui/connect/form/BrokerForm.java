package io.topiary.ui.connect.form;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.text.Text;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Where the broker is, and which MQTT it speaks. FX thread. */
public final class BrokerForm extends FormSection {

    private static final int LARGEST_PORT = 65_535;

    public final ObjectProperty<Scheme> scheme = choice(Scheme.MQTT, Field.HOST, Field.SRV);

    /** Name or IP address, an IPv6 address with or without brackets. */
    public final StringProperty host = text(Field.HOST, Field.SRV);

    /** Follows the scheme until it is another than the scheme's own. */
    public final StringProperty port = text(Field.PORT);

    /** WebSocket path, with or without the leading slash, with {@code ?query} if there is one. */
    public final StringProperty path = text(Field.PATH);

    /** One of {@link ProtocolChoice#CHOICES}. */
    public final ObjectProperty<ProtocolChoice> version =
            choice(ProtocolChoice.AUTO, Field.LOGIN_METHOD, Field.PASSWORD);

    private final ObservableValue<Boolean> v3 = version.map(choice -> choice == ProtocolChoice.V3_1_1);
    private boolean filling;

    BrokerForm() {
        scheme.addListener((property, before, after) -> followScheme(before, after));
    }

    /** Whether nothing that MQTT 5 brought is used. */
    public ObservableValue<Boolean> v3() {
        return v3;
    }

    /** The address as one line; empty while it is not complete. */
    public String uri() {
        @Nullable BrokerAddress address = read(new Problems());
        return address == null ? "" : address.uri();
    }

    void fill(ConnectOptions options) {
        fill(options.address());
        version.set(options.protocol().automatic() ? ProtocolChoice.AUTO : options.protocol());
    }

    void fill(BrokerAddress address) {
        filling = true;
        scheme.set(address.scheme());
        host.set(address.host());
        port.set(String.valueOf(address.port()));
        path.set(address.path());
        filling = false;
    }

    /** The address; null if something is wrong with it. */
    @Nullable
    BrokerAddress read(Problems problems) {
        String name = bare(host.get().strip());
        int number = (int) problems.number(Field.PORT, port.get(), 1, LARGEST_PORT, "connect.error.port");
        if (name.isEmpty()) {
            problems.put(Field.HOST, Text.of("connect.error.host"));
        }
        if (name.isEmpty() || number < 1) {
            return null;
        }
        String typed = scheme.get().webSocket() ? path.get().strip() : "";
        BrokerAddress address =
                new BrokerAddress(scheme.get(), name, number, typed.startsWith("/") ? typed.substring(1) : typed);
        try {
            // the rules for hosts and paths are those of the URI that is stored
            return ConnectionUri.parse(address.uri()).address();
        } catch (InvalidProfileException e) {
            boolean inPath = e.text().key().endsWith("path") || e.text().key().endsWith("fragment");
            problems.put(inPath ? Field.PATH : Field.HOST, e.text());
            return null;
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private void followScheme(Scheme before, Scheme after) {
        if (!filling && port.get().equals(String.valueOf(before.defaultPort()))) {
            port.set(String.valueOf(after.defaultPort()));
        }
    }
}
