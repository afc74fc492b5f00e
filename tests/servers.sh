#!/bin/sh
# Tests talk to a real MQTT broker, a real RTSP server and a real PostgreSQL server, and look at a real screen. As root
# what they need is installed; otherwise those tests are skipped, and this says so.
set -eu
wanted=""
broker=""
for place in mosquitto /usr/sbin/mosquitto /usr/local/sbin/mosquitto; do
    if command -v "$place" >/dev/null; then broker=$place; fi
done
if [ -z "$broker" ]; then wanted="mosquitto"; fi
rtsp="gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly"
if ! python3 tests/rtsp_server.py --check 2>/dev/null; then wanted="$wanted $rtsp"; fi
if ! command -v Xvfb >/dev/null; then wanted="$wanted xvfb"; fi
database="$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null || command -v postgres || true)"
if [ -z "$database" ]; then wanted="$wanted postgresql-15"; fi
if [ -z "$wanted" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "portico setup: installing what tests talk to: $wanted"
    apt-get update -q
    # runlevel 1: no service is started
    case "$wanted" in *postgresql*)  # whose package would make a database of its own, for a server to start with
        RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql-common
        sed -i 's/^#*create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
        # where that version is not to be had, the distribution's own is newer
        if ! apt-cache show postgresql-15 >/dev/null 2>&1; then wanted="${wanted%postgresql-15}postgresql"; fi ;;
    esac
    # shellcheck disable=SC2086
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $wanted
else
    echo "portico setup: some tests are skipped without these: sudo apt-get install $wanted"
fi
