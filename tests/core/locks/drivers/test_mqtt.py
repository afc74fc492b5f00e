from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.doors.keeper import DoorKeeper, Notice
from core.locks import drivers
from core.locks.drivers.base import DoorError
from core.locks.drivers.mqtt import Mqtt, level
from tests.servers import Broker, free_port, wait_for


def test_commands_reach_the_broker_and_the_contact_is_heard(broker: Broker) -> None:
    settings = Mqtt(host="127.0.0.1", port=broker.port, contact_topic="hall/{door}/contact")
    lock = settings.connect("Front", fail_safe=False)
    try:
        lock.switch(unlocked=True)
        lock.switch(unlocked=False)
        wait_for(lambda: broker.heard == [("portico/Front/lock", "UNLOCK"), ("portico/Front/lock", "LOCK")])
        assert lock.stands_open() is None
        teller = broker.listen()
        for payload, expected in ((b"open", True), (b"closed", False)):
            teller.publish("hall/Front/contact", payload, qos=1)
            wait_for(lambda expected=expected: lock.stands_open() is expected)
        teller.disconnect()
        teller.loop_stop()
    finally:
        lock.close()


@pytest.mark.parametrize(("fail_safe", "last"), [(False, "LOCK"), (True, "UNLOCK")])
def test_when_the_program_is_killed_the_broker_says_its_last_word(broker: Broker, fail_safe: bool, last: str) -> None:
    script = (
        "import os, signal\nfrom core.locks.drivers.mqtt import Mqtt\n"
        f"Mqtt(host='127.0.0.1', port={broker.port}).connect('Front', fail_safe={fail_safe})\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script], check=False, timeout=30)
    wait_for(lambda: broker.heard == [("portico/Front/lock", last)])


def test_a_connection_that_was_lost_is_an_error_for_good(broker: Broker) -> None:
    """The broker has said the last word since: only a new connection knows again what the lock was told."""
    settings = Mqtt(host="127.0.0.1", port=broker.port, timeout=1)
    lock = settings.connect("Front", fail_safe=False)
    broker.stop()
    broker.start()

    def lost() -> bool:
        try:
            lock.stands_open()
        except DoorError as error:
            return "connection was lost" in str(error)
        return False

    wait_for(lost)
    with pytest.raises(DoorError, match="MQTT broker 127.0.0.1"):
        lock.switch(unlocked=True)
    lock.close()
    again = settings.connect("Front", fail_safe=False)
    again.switch(unlocked=True)
    again.close()


def test_after_a_lost_connection_a_door_is_again_as_it_should_be(broker: Broker) -> None:
    """A free door: the broker locks it when the connection is cut, and its keeper unlocks it again."""
    notices: list[Notice] = []
    lock = {"driver": "mqtt", "host": "127.0.0.1", "port": broker.port, "timeout": 1}
    keeper = DoorKeeper(Door(rules=DoorRules(name="Front"), lock=lock), notices.append)
    keeper.hold(unlocked=True)
    wait_for(lambda: keeper.unlocked)
    broker.stop()
    wait_for(lambda: notices)
    broker.start()
    client = broker.listen()
    wait_for(lambda: broker.heard[-1:] == [("portico/Front/lock", "UNLOCK")], 20)
    wait_for(lambda: len(notices) >= 2)
    keeper.close()
    client.disconnect()
    client.loop_stop()
    assert (notices[0].alarm, notices[-1].alarm) == (True, False)


def test_a_broker_that_is_not_there_or_refuses_is_named(tmp_path: Path, broker: Broker) -> None:
    with pytest.raises(DoorError, match=r"127\.0\.0\.1:\d+ cannot be used"):
        Mqtt(host="127.0.0.1", port=free_port(), timeout=1).connect("Front", fail_safe=False)
    with pytest.raises(DoorError, match="password file"):
        Mqtt(host="x", user="me", password_file=tmp_path / "none").connect("Front", fail_safe=False)


def test_who_the_broker_does_not_know_is_refused(tmp_path: Path) -> None:
    if not Path("/usr/bin/mosquitto_passwd").exists():
        pytest.skip("mosquitto_passwd is not installed")
    known = tmp_path / "known"
    subprocess.run(["/usr/bin/mosquitto_passwd", "-b", "-c", str(known), "door", "right"], check=True)
    known.chmod(0o644)
    tmp_path.chmod(0o755)
    guarded = Broker(tmp_path, free_port(), extra=f"password_file {known}\nuser root\n")
    guarded.start()
    try:
        for word, works in (("right", True), ("wrong", False)):
            (tmp_path / "secret").write_text(f"{word}\n")
            settings = Mqtt(
                host="127.0.0.1", port=guarded.port, user="door", password_file=tmp_path / "secret", timeout=2
            )
            if works:
                settings.connect("Front", fail_safe=False).close()
            else:
                with pytest.raises(DoorError, match="(?i)not auth|bad user"):
                    settings.connect("Front", fail_safe=False)
    finally:
        guarded.stop()


@pytest.mark.parametrize("name", ["a/b", "#", "+", "$SYS", "x\0y", "", "naïve 🚪", "a" * 500, "../.."])
def test_a_name_is_one_harmless_level_of_a_topic(name: str) -> None:
    safe = level(name)
    assert safe
    assert not set("+#/$\0") & set(safe)
    assert len(safe) <= 100


def test_a_topic_with_wildcards_is_refused() -> None:
    for topic in ("#", "door/+/lock", "a\0b"):
        with pytest.raises(DoorError, match="topic"):
            drivers.settings_of({"driver": "mqtt", "host": "x", "topic": topic})
