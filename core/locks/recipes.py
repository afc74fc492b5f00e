"""How devices of well-known makers are asked to open a door: settings of the HTTP driver, to be filled in.

Where each comes from, and what it does not do, is in docs/locks.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from core.locks.drivers.base import DoorError, filled


@dataclass(frozen=True)
class Recipe:
    """A device and how it is asked.

    Attributes:
        title: maker and kind of the device, for people.
        number: what its doors go by when nothing is said: a number, or an example of a name.
        settings: of the HTTP driver; ``{address}`` and ``{number}`` stand for the device and its door.
        user: that the device comes with, if it has a fixed one.

    """

    title: str
    number: str
    settings: dict[str, Any] = field(default_factory=dict)
    user: str = ""


_HIKVISION = "<RemoteControlDoor><cmd>{0}</cmd></RemoteControlDoor>"
_DAHUA = "http://{address}/cgi-bin/accessControl.cgi?action={0}&channel={number}&UserID=101&Type=Remote"
_AKUVOX = '{"target":"relay","action":"trig","data":{"num":{number},"mode":0,"level":0,"delay":5}}'
_AXIS = '{"tdc:{0}Door":{"Token":"{number}"}}'

RECIPES = {
    "hikvision": Recipe(
        "Hikvision (ISAPI)",
        "1",
        {
            "unlock_url": "http://{address}/ISAPI/AccessControl/RemoteControl/door/{number}",
            "method": "PUT",
            "unlock_body": _HIKVISION.replace("{0}", "open"),
            "headers": {"Content-Type": "application/xml"},
            "success_text": "<statusCode>1</statusCode>",
            "auth": "digest",
        },
        "admin",
    ),
    "dahua": Recipe(
        "Dahua, Amcrest (CGI)",
        "1",
        {"unlock_url": _DAHUA.replace("{0}", "openDoor"), "method": "GET", "success_text": "OK", "auth": "digest"},
        "admin",
    ),
    "akuvox": Recipe(
        "Akuvox (HTTP API)",
        "1",
        {
            "unlock_url": "http://{address}/api/relay/trig",
            "method": "POST",
            "unlock_body": _AKUVOX,
            "success_text": '"retcode":0',
        },
        "admin",
    ),
    "akuvox-url": Recipe(
        "Akuvox (open relay by address)",
        "1",
        {
            "unlock_url": "http://{address}/fcgi/do?action=OpenDoor&UserName={user}&Password={password}&DoorNum={number}",
            "method": "GET",
        },
        "admin",
    ),
    "axis": Recipe(
        "Axis (output of a camera or a door station)",
        "1",
        {
            "unlock_url": "http://{address}/axis-cgi/io/port.cgi?action={number}%3A%2F",
            "lock_url": "http://{address}/axis-cgi/io/port.cgi?action={number}%3A%5C",
            "method": "GET",
            "auth": "digest",
        },
        "root",
    ),
    "axis-door": Recipe(
        "Axis (door controller)",
        "Axis-00408c184bdb:1352121495.979065000",
        {
            "unlock_url": "http://{address}/vapix/doorcontrol",
            "method": "POST",
            "unlock_body": _AXIS.replace("{0}", "Access"),
            "headers": {"Content-Type": "application/json"},
            "success_text": "{}",
            "auth": "digest",
        },
        "root",
    ),
    "2n": Recipe(
        "2N (IP intercom)",
        "1",
        {
            "unlock_url": "http://{address}/api/switch/ctrl?switch={number}&action=trigger",
            "method": "GET",
            "success_text": '"success":true',
        },
    ),
    "doorbird": Recipe(
        "DoorBird",
        "1",
        {
            "unlock_url": "http://{address}/bha-api/open-door.cgi?r={number}",
            "method": "GET",
            "success_status": 200,
        },
    ),
    "shelly": Recipe(
        "Shelly (Plus, Pro and later)",
        "0",
        {
            "unlock_url": "http://{address}/rpc/Switch.Set?id={number}&on=true",
            "lock_url": "http://{address}/rpc/Switch.Set?id={number}&on=false",
            "method": "GET",
            "success_text": '"was_on"',
            "lock_success_text": '"was_on"',
            "auth": "digest",
        },
        "admin",
    ),
    "shelly-1": Recipe(
        "Shelly (first generation)",
        "0",
        {
            "unlock_url": "http://{address}/relay/{number}?turn=on",
            "lock_url": "http://{address}/relay/{number}?turn=off",
            "method": "GET",
            "success_text": '"ison":true',
            "lock_success_text": '"ison":false',
        },
    ),
    "home-assistant": Recipe(
        "Home Assistant",
        "lock.front_door",
        {
            "unlock_url": "http://{address}/api/services/lock/unlock",
            "lock_url": "http://{address}/api/services/lock/lock",
            "method": "POST",
            "unlock_body": '{"entity_id":"{number}"}',
            "lock_body": '{"entity_id":"{number}"}',
            "auth": "bearer",
        },
    ),
    "tasmota": Recipe(
        "Tasmota relay",
        "1",
        {
            "unlock_url": "http://{address}/cm?user={user}&password={password}&cmnd=Power{number}%20On",
            "lock_url": "http://{address}/cm?user={user}&password={password}&cmnd=Power{number}%20Off",
            "method": "GET",
            "success_text": ':"ON"',
            "lock_success_text": ':"OFF"',
        },
        "admin",
    ),
    "relay": Recipe(
        "another relay on the network",
        "1",
        {
            "unlock_url": "http://{address}/relay/{number}/on",
            "lock_url": "http://{address}/relay/{number}/off",
            "method": "GET",
        },
    ),
}
"""By the name that the command line takes."""

_ADDRESS = re.compile(r"(?:(https?)://)?([\w.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?/?")
_NUMBER = re.compile(r"[\w.:-]{1,100}")


def lock_of(name: str, address: str, number: str = "", user: str = "") -> dict[str, Any]:
    """A lock's settings as a recipe has them.

    Args:
        name: of the recipe.
        address: of the device, as ``192.168.1.20``, ``door.example:8080`` or ``https://192.168.1.20``.
        number: of its door or relay; empty is the recipe's.
        user: to sign in as; empty is the one that such devices come with.

    Raises:
        DoorError: there is no such recipe, or the address or number is none.

    """
    recipe = RECIPES.get(name)
    if recipe is None:
        raise DoorError("there is no recipe {name!r}: known are {recipes}", name=name, recipes=", ".join(RECIPES))
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        raise DoorError(
            "{address!r} is no address of a device: write it like 192.168.1.20 or https://192.168.1.20:8443",
            address=address,
        )
    if not _NUMBER.fullmatch(number or recipe.number):
        raise DoorError("{number!r} is no number or name of a door at a device", number=number)
    scheme, host, port = found.groups()
    if name == "home-assistant" and not port:
        port = ":8123"
    fields = {"address": f"{host}{port or ''}", "number": number or recipe.number}
    settings = {key: _put_in(value, fields) for key, value in recipe.settings.items()}
    if scheme == "https":
        settings = {k: _secure(v) if k.endswith("_url") else v for k, v in settings.items()}
    return {"driver": "http", **settings, **({"user": user or recipe.user} if user or recipe.user else {})}


def _put_in(value: Any, fields: dict[str, str]) -> Any:
    return filled(value, fields) if isinstance(value, str) else value


def _secure(url: str) -> str:
    return "https://" + url.removeprefix("http://")
