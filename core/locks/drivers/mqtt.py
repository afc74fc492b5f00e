"""A lock behind an MQTT broker (MQTT 3.1.1 and 5, paho-mqtt)."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, field_validator

from core.base.messages import Message
from core.locks.drivers.base import DoorError, LockDriver, Port, Timeout, filled

if TYPE_CHECKING:
    from paho.mqtt.client import Client


class Mqtt(LockDriver):
    """Publishes commands, and hears of the door's contact.

    Attributes:
        host: of the broker.
        port: 1883, or 8883 with TLS.
        topic: of commands; ``{door}`` stands for the door's name, made safe.
        unlock: payload that unlocks.
        lock: payload that locks.
        contact_topic: where the door's contact is published; empty without one.
        contact_open: payload that says that the door stands open; any other says that it does not.
        user: name at the broker.
        password_file: file that holds the password, where none is kept with the site's other secrets.
        tls: whether the connection is encrypted, by the system's authorities or ``ca_file``.
        ca_file: the broker's authority.
        timeout: seconds until a command counts as failed.

    """

    host: str = Field(min_length=1)
    port: Port = 1883
    topic: str = "portico/{door}/lock"
    unlock: str = "UNLOCK"
    lock: str = "LOCK"
    contact_topic: str = ""
    contact_open: str = "open"
    user: str = ""
    password_file: Path | None = None
    tls: bool = False
    ca_file: Path | None = None
    timeout: Timeout = 3

    @field_validator("topic", "contact_topic")
    @classmethod
    def _plain(cls, topic: str) -> str:
        if any(character in topic for character in "+#\0") or len(topic.encode()) > 500:
            raise ValueError(Message("a topic has no wildcards (+ or #)"))
        return topic

    def place(self) -> str:
        return f"mqtt://{self.host.lower()}:{self.port}"

    def connect(self, door: str, *, fail_safe: bool) -> MqttLock:
        return MqttLock(self, door, fail_safe=fail_safe)


def level(name: str) -> str:
    """A name as one level of a topic: what would be a wildcard, a border or unprintable is ``_`` there."""
    kept = "".join("_" if c in "+#/$" or not c.isprintable() else c for c in name).strip()
    return kept[:100] or "_"


class MqttLock:
    """A connection to the broker, for as long as it holds."""

    def __init__(self, settings: Mqtt, door: str, *, fail_safe: bool):
        from paho.mqtt import client as paho
        from paho.mqtt.enums import CallbackAPIVersion

        self._settings = settings
        self._topic = filled(settings.topic, {"door": level(door)})
        self._contact_topic = filled(settings.contact_topic, {"door": level(door)})
        self._contact: bool | None = None
        self._connected = threading.Event()
        self._refused = ""
        self._lost = False
        self._client = paho.Client(CallbackAPIVersion.VERSION2, reconnect_on_failure=False)
        if settings.user:
            self._client.username_pw_set(settings.user, settings.password(settings.password_file))
        # should this program vanish, the broker says its last word
        last = settings.unlock if fail_safe else settings.lock
        self._client.will_set(self._topic, last, qos=1)
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = self._on_message
        try:
            if settings.tls:
                self._client.tls_set(ca_certs=str(settings.ca_file.expanduser()) if settings.ca_file else None)
            self._client.connect_timeout = settings.timeout
            self._client.connect(settings.host, settings.port, keepalive=10)
        except (OSError, ValueError) as error:
            raise self._unreachable(error) from None
        self._client.loop_start()
        if not self._connected.wait(settings.timeout) or self._refused:
            refused = self._refused or Message("no answer")
            self.close()
            raise self._unreachable(refused)

    def switch(self, *, unlocked: bool) -> None:
        self._require_connection()
        payload = self._settings.unlock if unlocked else self._settings.lock
        try:
            message = self._client.publish(self._topic, payload, qos=1)
            message.wait_for_publish(self._settings.timeout)
        except (RuntimeError, ValueError) as error:
            raise self._unreachable(error) from None
        if not message.is_published():
            raise self._unreachable(
                Message("it did not acknowledge within {timeout:g} s", timeout=self._settings.timeout)
            )

    def stands_open(self) -> bool | None:
        self._require_connection()
        return self._contact

    def _require_connection(self) -> None:
        # the broker has said our last word: what the lock does now is not what it was told, so a new one must be made
        if self._lost:
            raise self._unreachable(Message("the connection was lost"))

    def _on_disconnect(self, *_facts: Any) -> None:
        self._lost = True

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def _on_connect(self, client: Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            self._refused = str(reason)
        elif self._contact_topic:
            client.subscribe(self._contact_topic, qos=1)
        self._connected.set()

    def _on_message(self, _client: Client, _data: Any, message: Any) -> None:
        self._contact = message.payload == self._settings.contact_open.encode()

    def _unreachable(self, why: object) -> DoorError:
        return DoorError(
            "the MQTT broker {host}:{port} cannot be used: {why}",
            host=self._settings.host,
            port=self._settings.port,
            why=why,
        )
