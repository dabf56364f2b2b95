package io.topiary.core.mqtt;

import java.io.IOException;
import java.util.List;

/** A look-up of SRV records; may block for long. */
@FunctionalInterface
interface ServiceLookup {

    /**
     * The records of {@code name}, such as {@code _mqtt._tcp.example.com}, in any order; empty if there are none.
     *
     * @throws IOException if no DNS server answers, or one answers with an error
     */
    List<ServiceRecord> find(String name) throws IOException;
}
