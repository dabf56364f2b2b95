package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.topiary.core.mqtt.ProtocolVersion;

/**
 * The broker's answer to CONNECT.
 *
 * @param version the version of MQTT it is written in; a broker that speaks 3.1.1 only may answer MQTT 5 in that
 * @param code as sent, 0 to 255; 0 lets in
 * @param sessionPresent whether the broker resumed a session
 * @param properties empty with 3.1.1
 */
record ConnAck(ProtocolVersion version, int code, boolean sessionPresent, MqttProperties properties)
        implements Opening {}
