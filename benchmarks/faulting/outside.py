"""Doors, brokers and cameras."""

from __future__ import annotations

import time

from benchmarks.faulting.case import Told, Unavailable
from benchmarks.faulting.machine import broken
from benchmarks.faulting.place import Place
from benchmarks.faulting.storage import portrait
from core import demo
from core.access.door import Door
from core.access.policy import DoorRules, Mode
from core.access.schedules import Schedule, parse_period
from core.site import Site
from tests.rtsp_server import RtspServer, available
from tests.servers import Broker, free_port, mosquitto

_CAMERA = "demo.mp4"


def _let_in(place: Place, lock: dict[str, object]) -> None:
    """Collins may pass the door, whose lock is a given one; a second door beside it works."""
    with Site(place.folder) as site:
        site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
        site.access.add_group("staff")
        site.access.join(site.people.find(demo.ENROLLED).id, "staff")
        rules = DoorRules(name="entrance", mode=Mode.NORMAL, repeat_seconds=0)
        site.access.keep(Door(rules=rules, cameras=(_CAMERA,), lock=lock, pulse_seconds=1))
        site.access.grant("staff", "entrance", "always")
    place.remember()


def driver_hangs(place: Place, told: Told) -> None:
    """The driver of a lock never answers."""
    _let_in(place, {"driver": "simulated"})
    told.done = "let the lock's driver hang for ever when asked to unlock, while portico watch ran"
    running = broken(place, "lock")
    told.require(running.says("does not obey", 90), "no alarm")
    told.saw(running.told("does not obey"))
    told.require(running.more_events(2), "the camera does not go on")
    place.committed(running)
    began = time.monotonic()
    said = running.stop()
    told.require(time.monotonic() - began < 15 and said.code in (0, 2), "it does not end")


def broker_restarts(place: Place, told: Told) -> None:
    """The MQTT broker of a door is restarted."""
    if mosquitto() is None:
        raise Unavailable("mosquitto is not installed")
    folder = place.folder.with_name("broker")
    folder.mkdir()
    broker = Broker(folder, free_port())
    broker.start()
    try:
        _let_in(place, {"driver": "mqtt", "host": "127.0.0.1", "port": broker.port})
        told.done = "stopped the MQTT broker for 20 s while portico watch ran, and started it again"
        running = place.watch()
        told.require(running.more_events(1), "no event came before")
        broker.stop()
        told.require(running.says("does not obey", 60), "no alarm")
        told.saw(running.told("does not obey"))
        time.sleep(15)
        broker.start()
        client = broker.listen()
        told.require(running.says("obeys again", 90), "it does not obey again")
        told.require(running.until(lambda: any(p == "UNLOCK" for _, p in broker.heard)), "the door was not unlocked")
        told.saw("the door obeys again, and was unlocked for the next person")
        client.loop_stop()
        client.disconnect()
        place.committed(running)
        running.stop()
    finally:
        broker.stop()


def _server(place: Place, login: str = "") -> RtspServer:
    if not available():
        raise Unavailable("there is no RTSP server: sh tests/servers.sh")
    server = RtspServer(free_port(), portrait(place, demo.ENROLLED), login)
    server.start()
    return server


def camera_restarts(place: Place, told: Told) -> None:
    """A network camera loses its power for a while, and hangs for a while."""
    server = _server(place)
    try:
        running = place.watch(server.address, "--json")
        told.require(running.more_events(1), "no event came before")
        told.done = "killed the camera's RTSP server for 15 s, then hung it for 15 s, while portico watch ran"
        server.kill()
        told.require(running.says("is lost", 40), "no alarm")
        told.saw(running.told("trying again"))
        told.saw(running.told("is lost"))
        server.start()
        told.require(running.says("is back after", 90), "it does not come back")
        told.saw(running.told("is back after"))
        server.stall()
        told.require(running.says("sends no pictures", 40), "nothing is said of the camera that hangs")
        told.saw(running.told("sends no pictures"))
        time.sleep(15)
        server.resume()
        backs = "back after"
        told.require(running.until(lambda: sum(backs in line for line in running.out) >= 2, 120), "it stays away")
        place.committed(running)
        running.stop()
    finally:
        server.kill()


def camera_login(place: Place, told: Told) -> None:
    """The password of a camera is wrong."""
    server = _server(place, "door:right")
    try:
        told.done = "watched a camera with a wrong password, then one that is off; then the right password"
        told.refused(place.run("watch", server.address.replace("//", "//door:wr0ng!@")), "password")
        told.require("wr0ng!" not in "".join(told.seen), "the password is shown")
        running = place.watch(server.address.replace("//", "//door:right@"), "--json")
        told.require(running.more_events(1), "the right password does not work")
        place.committed(running)
        running.stop()
        server.kill()
        told.refused(place.run("watch", server.address))
        logs = b"".join(p.read_bytes() for p in place.folder.rglob("*") if p.is_file())
        told.require(b"wr0ng!" not in logs and b":right@" not in logs, "a password is in a file of the site")
    finally:
        server.kill()


FAULTS = {
    "door driver hangs": driver_hangs,
    "broker restarts": broker_restarts,
    "camera restarts and hangs": camera_restarts,
    "camera refuses the login": camera_login,
}
