#!/bin/sh
# The tests of the MQTT driver talk to a real broker. As root it is installed; otherwise they are skipped, and this says so.
set -eu
for place in mosquitto /usr/sbin/mosquitto /usr/local/sbin/mosquitto; do
    if command -v "$place" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "portico setup: installing the MQTT broker that tests use"
    apt-get update -q
    # runlevel 1: its service is not started
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends mosquitto
else
    echo "portico setup: the tests of the MQTT driver are skipped without a broker: sudo apt-get install mosquitto"
fi
