package io.topiary.core.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up; may block for long. */
@FunctionalInterface
interface Names {

    /** Every address of {@code host}, in the order to try them, at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
