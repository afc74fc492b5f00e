"""Each recipe is held against a device that answers as its maker says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.doors.keeper import try_out
from core.locks.drivers.base import DoorError
from core.locks.recipes import RECIPES, lock_of
from tests.door_station import Asked, Device, standing

Answer = tuple[int, str]
_DIGEST = 'Digest realm="{0}", nonce="{nonce}", qop="auth"'
_NS = 'version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema"'


def _hikvision(asked: Asked) -> Answer:
    said = f'<?xml version="1.0" encoding="UTF-8"?>\n<ResponseStatus {_NS}>\n' + "<statusCode>{0}</statusCode>\n"
    said += "<statusString>{1}</statusString>\n<subStatusCode>{2}</subStatusCode>\n</ResponseStatus>\n"
    if (asked.method, asked.path) != ("PUT", "/ISAPI/AccessControl/RemoteControl/door/2"):
        return 404, said.replace("{0}", "4").replace("{1}", "Invalid Operation").replace("{2}", "notSupport")
    if (
        asked.body != "<RemoteControlDoor><cmd>open</cmd></RemoteControlDoor>"
        or "xml" not in asked.headers["content-type"]
    ):
        return 400, said.replace("{0}", "6").replace("{1}", "Invalid Content").replace("{2}", "badXmlContent")
    return 200, said.replace("{0}", "1").replace("{1}", "OK").replace("{2}", "ok")


def _hikvision_busy(_asked: Asked) -> Answer:
    return (
        200,
        f"<ResponseStatus {_NS}><statusCode>2</statusCode><statusString>Device Busy</statusString></ResponseStatus>",
    )


def _dahua(asked: Asked) -> Answer:
    right = "/cgi-bin/accessControl.cgi?action=openDoor&channel=2&UserID=101&Type=Remote"
    return (200, "OK\r\n") if (asked.method, asked.path) == ("GET", right) else (400, "Error\r\nBad Request!\r\n")


def _akuvox(asked: Asked) -> Answer:
    if (asked.method, asked.path) != ("POST", "/api/relay/trig"):
        return 200, '{"retcode": -1, "action": "", "message": "No handlers for this request", "data": {}}'
    data = json.loads(asked.body)
    assert data == {"target": "relay", "action": "trig", "data": {"num": 2, "mode": 0, "level": 0, "delay": 5}}
    assert asked.headers["content-type"] == "application/json"
    return 200, '{\n"retcode" : 0,\n"action" : "trigRelay",\n"message" : "Success",\n"data" : {}\n}'


def _axis(asked: Asked) -> Answer:
    if asked.path not in ("/axis-cgi/io/port.cgi?action=2%3A%2F", "/axis-cgi/io/port.cgi?action=2%3A%5C"):
        return 400, "Error: bad parameter"
    return 204, ""


def _axis_door(asked: Asked) -> Answer:
    if json.loads(asked.body) != {"tdc:AccessDoor": {"Token": "2"}} or asked.path != "/vapix/doorcontrol":
        return 400, '{"Fault":"ter:InvalidArgVal"}'
    return 200, "{}\n"


def _akuvox_url(asked: Asked) -> Answer:
    right = "/fcgi/do?action=OpenDoor&UserName=admin&Password=T%C3%BCr%2C%20%22auf%22%21&DoorNum=2"
    return (200, "") if asked.path == right else (403, "")


def _two_n(asked: Asked) -> Answer:
    if asked.path == "/api/switch/ctrl?switch=2&action=trigger":
        return 200, '{\n  "success" : true\n}'
    return (
        200,
        '{"success" : false, "error" : {"code" : 12, "param" : "switch", "description" : "invalid parameter value"}}',
    )


def _doorbird(asked: Asked) -> Answer:
    return (200, '{"BHA": {"RETURNCODE": "1"}}') if asked.path == "/bha-api/open-door.cgi?r=2" else (204, "")


def _shelly(asked: Asked) -> Answer:
    if asked.path in ("/rpc/Switch.Set?id=2&on=true", "/rpc/Switch.Set?id=2&on=false"):
        return 200, '{"was_on":false}'
    return 500, '{"code":-105,"message":"Argument \'id\', value 7 not found!"}'


def _shelly_1(asked: Asked) -> Answer:
    on = {"/relay/2?turn=on": "true", "/relay/2?turn=off": "false"}.get(asked.path)
    return (404, "Not Found") if on is None else (200, f'{{"ison":{on},"has_timer":false,"overpower":false}}')


def _home_assistant(asked: Asked) -> Answer:
    if asked.headers.get("authorization") != 'Bearer T0ken"x':
        return 401, "401: Unauthorized"
    if asked.path not in ("/api/services/lock/unlock", "/api/services/lock/lock"):
        return 400, ""
    return (200, "[]") if json.loads(asked.body) == {"entity_id": "lock.hall"} else (400, "")


def _tasmota(asked: Asked) -> Answer:
    if "user=admin&password=T%C3%BCr%2C%20%22auf%22%21&" not in asked.path:
        return 200, '{"WARNING":"Need user=<username>&password=<password>"}'
    if "Power2%20" not in asked.path:
        return 200, '{"Command":"Unknown"}'
    return 200, '{"POWER2":"ON"}' if asked.path.endswith("On") else '{"POWER2":"OFF"}'


def _relay(asked: Asked) -> Answer:
    return (200, "") if asked.path in ("/relay/2/on", "/relay/2/off") else (404, "")


_DEVICES: dict[str, tuple[Callable[[Asked], Answer], tuple[str, ...]]] = {
    "hikvision": (_hikvision, (_DIGEST.replace("{0}", "IP Camera(C1234)"), 'Basic realm="IP Camera(C1234)"')),
    "dahua": (_dahua, ('Digest realm="Login to 5J00", qop="auth", nonce="{nonce}", opaque="8f1c"',)),
    "akuvox": (_akuvox, ('Digest realm="HTTPAPI",qop="auth,auth-int",nonce="{nonce}",opaque="x"',)),
    "akuvox-url": (_akuvox_url, ()),
    "axis": (_axis, (_DIGEST.replace("{0}", "AXIS_ACCC8E") + ", algorithm=MD5",)),
    "axis-door": (_axis_door, (_DIGEST.replace("{0}", "AXIS_ACCC8E"),)),
    "2n": (_two_n, (_DIGEST.replace("{0}", "HIP2.0"),)),
    "doorbird": (_doorbird, ('Basic realm="DoorBird"',)),
    "shelly": (_shelly, ('Digest qop="auth", realm="shellyplus1-a8", nonce="{nonce}", algorithm=SHA-256',)),
    "shelly-1": (_shelly_1, ('Basic realm="shelly1-A8"',)),
    "home-assistant": (_home_assistant, ()),
    "tasmota": (_tasmota, ()),
    "relay": (_relay, ()),
}


def _door(name: str, device: Device, number: str, password: str | None = None) -> Door:
    lock = lock_of(name, f"127.0.0.1:{device.port}", number, "" if RECIPES[name].user else "admin")
    words = 'T0ken"x' if name == "home-assistant" else device.password
    door = Door(rules=DoorRules(name="Front"), lock=lock, pulse_seconds=0.01)
    return door.with_password(words if password is None else password)


def _right(name: str) -> str:
    return "lock.hall" if name == "home-assistant" else "2"


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_opens_the_door_of_its_maker(name: str) -> None:
    answer, ask = _DEVICES[name]
    user = RECIPES[name].user or "admin"
    with standing(Device(answer, ask, user=user)) as device:
        assert try_out(_door(name, device, _right(name))) == ""
        assert len(device.done) == (2 if "lock_url" in RECIPES[name].settings else 1)


@pytest.mark.parametrize(
    "name", [n for n in RECIPES if n not in ("akuvox", "home-assistant", "axis-door", "akuvox-url")]
)
def test_a_door_that_the_device_does_not_have_is_said(name: str) -> None:
    answer, ask = _DEVICES[name]
    with standing(Device(answer, ask, user=RECIPES[name].user or "admin")) as device:
        trouble = try_out(_door(name, device, "7"))
    assert trouble
    assert "Tür" not in trouble
    assert "T%C3" not in trouble


@pytest.mark.parametrize("name", [n for n in RECIPES if n != "relay"])
def test_a_wrong_password_is_said(name: str) -> None:
    answer, ask = _DEVICES[name]
    with standing(Device(answer, ask, user=RECIPES[name].user or "admin")) as device:
        trouble = try_out(_door(name, device, _right(name), "Wr0ng&word"))
    expected = {
        "home-assistant": "refuses the token (401",
        "tasmota": 'its answer is without :"ON": “{"WARNING":"Need user=',
        "akuvox-url": "does not let this user open the door",
    }
    assert expected.get(name, "refuses the user name or the password (401") in trouble
    assert "Wr0ng" not in trouble


def test_a_device_that_answers_200_and_did_nothing_is_found_out() -> None:
    _, ask = _DEVICES["hikvision"]
    with standing(Device(_hikvision_busy, ask)) as device:
        trouble = try_out(_door("hikvision", device, "2"))
    assert "did not do it" in trouble
    assert "“2 Device Busy”" in trouble
    _, ask = _DEVICES["dahua"]
    with standing(Device(lambda _a: (200, "Error: NOTOK"), ask)) as device:
        assert "did not do it" in try_out(_door("dahua", device, "2"))


@pytest.mark.parametrize(
    ("name", "address", "number", "told"),
    [
        ("lada", "10.0.0.1", "1", "there is no recipe 'lada': known are hikvision"),
        ("dahua", "admin:x@10.0.0.1", "1", "is no address of a device"),
        ("dahua", "ftp://10.0.0.1", "1", "is no address of a device"),
        ("dahua", "10.0.0.1/x", "1", "is no address of a device"),
        ("dahua", "10.0.0.1", "1&x=2", "is no number or name of a door"),
    ],
)
def test_what_is_no_address_or_number_is_refused(name: str, address: str, number: str, told: str) -> None:
    with pytest.raises(DoorError, match=told):
        lock_of(name, address, number)


def test_a_recipe_goes_over_tls_where_the_address_says_so() -> None:
    lock = lock_of("shelly", "https://door.example:8443/", "1")
    assert lock["unlock_url"] == "https://door.example:8443/rpc/Switch.Set?id=1&on=true"
    assert lock["lock_url"].startswith("https://door.example:8443/")
    assert lock_of("home-assistant", "ha.local")["unlock_url"] == "http://ha.local:8123/api/services/lock/unlock"


def test_every_recipe_is_described() -> None:
    text = (Path(__file__).parents[3] / "docs" / "locks.md").read_text(encoding="utf-8")
    for name in RECIPES:
        assert f"`{name}`" in text
