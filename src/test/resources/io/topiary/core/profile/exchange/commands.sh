#!/bin/sh
# mosquitto_sub -h not.this.one -t x
mosquitto_sub -h broker.example -p 8883 -u ada -P 'CANARY $1' \
    -i viewer -k 30 -V mqttv5 -q 1 -t 'plant/#' -t "other/+" -T 'plant/noise/#' \
    --cafile ~/ca.pem --cert /home/ada/ada.crt --key /home/ada/ada.key --tls-version tlsv1.3 --insecure \
    --will-topic state --will-payload "she's gone" --will-qos 1 --will-retain \
    -D connect receive-maximum 20 -D will will-delay-interval 5 -D connect user-property team a \
    --proxy socks5h://me:CANARY-proxy@proxy.example:1081 -x 3600 | grep temp
sudo -u nobody /usr/bin/mosquitto_pub -L mqtt://bob:CANARY-url@h2.example/room/light -m on
